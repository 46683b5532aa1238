"""Train a language model by GRPO to serve customers, with TRL, and try it on customers that it has never met.

    pip install "t2t-gym[trl]"
    python examples/train_grpo.py --dry-run       # what the model is given; needs no TRL
    python examples/train_grpo.py --model Qwen/Qwen3-1.7B

A rollout is a whole call, rewarded if the customer has been served (for GRPO see Shao et al. 2024, "DeepSeekMath"). The
model talks by a tool, as in TRL a message without a tool call ends a rollout; its chat template must be one that
TRL knows, or its tokenizer must have a response template. All this was run with TRL 1.16 on a CPU, with models of a few
hundred thousand weights. The settings for a model that matters are where one would start; they haven't been tuned.
"""

from __future__ import annotations

import argparse
import inspect
from importlib.util import find_spec
from typing import Any

from t2t_gym import TaskSet, domain_names, make_tasks
from t2t_gym.task import SCENARIOS
from t2t_gym.trainers.trl import TRLEnvironment, environment_class, training_rows
from t2t_gym.wrappers import progress


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", help="the model's name on the hub, or its folder; one that calls tools")
    parser.add_argument("--dry-run", action="store_true", help="show what the model is given, and stop")
    parser.add_argument("--domain", default="retail", choices=domain_names())
    parser.add_argument("--scenario", default="mixed", choices=[*SCENARIOS, "mixed"])
    parser.add_argument("--tasks", type=int, default=500, help="to train on; default 500")
    parser.add_argument("--strangers", type=int, default=50, help="tasks of the test split to try it on; default 50")
    parser.add_argument("--steps", type=int, default=200, help="of the optimizer; default 200")
    parser.add_argument("--generations", type=int, default=8, help="rollouts of each task, compared; default 8")
    parser.add_argument("--groups", type=int, default=4, help="tasks in each step; default 4")
    parser.add_argument("--max-tokens", type=int, default=8192, help="of a whole call, tool outputs and all")
    parser.add_argument("--max-turns", type=int, default=40, help="tool calls after which a call is cut off")
    parser.add_argument("--learning-rate", type=float, default=1e-6)
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--progress", type=float, default=0.0, help="what partial progress is worth; default 0")
    parser.add_argument("--vllm", action="store_true", help="generate with vLLM, on the same GPUs")
    parser.add_argument("--output", default="runs/grpo", help="where the trained model goes; default runs/grpo")
    options = parser.parse_args(arguments)
    if not (options.model or options.dry_run):
        parser.error("give a --model, or look at what it would be given with --dry-run")
    for name in ("tasks", "strangers"):
        if getattr(options, name) < 1:
            parser.error(f"--{name}: expected at least 1, got {getattr(options, name)}")
    if not options.dry_run and find_spec("trl") is None:
        parser.error('training takes TRL; install it with: pip install "t2t-gym[trl]"')
    return options


def progress_made(environments: list[TRLEnvironment], **_: Any) -> list[float]:
    """Say how close each rollout came to the goal; logged, and a part of the reward with ``--progress``."""
    return [progress(environment.dialogue) for environment in environments]


def show(row: dict[str, Any], environment: TRLEnvironment) -> None:
    """Print a prompt, and the tools by their signatures."""
    system, user = row["prompt"]
    print(f"--- system\n{system['content']}\n--- user\n{user['content']}{environment.reset(**row)}\n--- tools")
    for name, _ in inspect.getmembers(type(environment), inspect.isfunction):
        if not name.startswith("_") and name not in ("reset", "get_reward"):
            print(f"{name}{inspect.signature(getattr(environment, name))}")


def train(options: argparse.Namespace, customers: TaskSet, strangers: TaskSet) -> None:
    """Train the model, and say how many strangers it serves before and after."""
    import torch  # heavy, and needless for a dry run
    from datasets import Dataset
    from trl import GRPOConfig, GRPOTrainer

    gpu = torch.cuda.is_available()
    trainer = GRPOTrainer(
        model=options.model,
        args=GRPOConfig(
            output_dir=options.output,
            max_steps=options.steps,
            num_generations=options.generations,
            per_device_train_batch_size=options.generations,
            gradient_accumulation_steps=options.groups,
            per_device_eval_batch_size=options.generations,
            num_generations_eval=1,
            max_completion_length=options.max_tokens,
            temperature=options.temperature,
            learning_rate=options.learning_rate,
            reward_weights=[options.progress],  # the environment's own has weight 1
            chat_template_kwargs={"enable_thinking": False},  # as calls are long; templates without it ignore it
            use_vllm=options.vllm,
            use_cpu=not gpu,
            bf16=gpu,
            logging_steps=1,
            save_strategy="no",
            report_to="none",
        ),
        reward_funcs=[progress_made],
        train_dataset=Dataset.from_list(training_rows(customers)),
        eval_dataset=Dataset.from_list(training_rows(strangers)),
        environment_factory=environment_class(TaskSet([*customers, *strangers]), max_turns=options.max_turns),
    )
    key = f"eval_rewards/{options.domain}/mean"
    before = trainer.evaluate()[key]
    trainer.train()
    after = trainer.evaluate()[key]
    trainer.save_model()
    print(f"served of {len(strangers)} strangers: {before:.0%} before training, {after:.0%} after")


if __name__ == "__main__":
    options = parse()
    customers = make_tasks(options.domain, options.scenario, options.tasks)
    if options.dry_run:
        show(training_rows(customers)[0], environment_class(customers)())
    else:
        train(options, customers, make_tasks(options.domain, options.scenario, options.strangers, split="test"))
