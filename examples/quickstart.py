"""One episode by hand: an environment, a tool call, a reply, a verdict.

python examples/quickstart.py
"""

import gymnasium as gym

import t2t_gym  # registers the environments

env = gym.make("t2t/retail-ambiguous", render_mode="ansi")
observation, info = env.reset(seed=3)
print(len(info["tools"]), "tools; the policy text has", len(info["policy"]), "characters")

# An action is a tool call, a reply to the customer, or an assistant message as OpenAI's API returns it.
env.step(t2t_gym.ToolCall("find_user_id_by_email", {"email": "nobody@example.com"}))
env.step("Could you tell me your email address, or your name and zip code?")
observation, reward, terminated, truncated, info = env.step(
    t2t_gym.ToolCall("transfer_to_human_agents", {"summary": "The customer wasn't found."})
)
print(env.render())
print("terminated:", terminated, "reward:", reward)
print(info["verdict"].components)
