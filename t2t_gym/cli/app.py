"""The group of all commands. Each command is a module that is imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from t2t_gym.arguments import expect_known

__all__ = ["app"]

_COMMANDS = {
    "audit": ("audit", "Prove the tasks of a file again."),
    "domains": ("listing", "List the installed domains."),
    "envs": ("listing", "List the environment ids."),
    "export": ("export", "Convert episodes into training data, or tasks for tau2-bench."),
    "import": ("import_", "Convert a task file of tau2-bench or Retail-3I."),
    "init-domain": ("init_domain", "Write the skeleton of a new domain."),
    "policies": ("listing", "List the policies."),
    "replay": ("replay", "Run recorded tool calls on a database file."),
    "rollout": ("rollout", "Play episodes with a policy and record them."),
    "show": ("show", "Print recorded episodes as transcripts."),
    "stats": ("stats", "Show how varied and how hard the tasks of a file are."),
    "synth": ("synth", "Make tasks, each with a proof."),
    "understand": ("understand", "Show how the simulated customer reads agents' messages."),
}


class _Lazy(click.Group):
    """A group that knows its commands by name, so that ``t2t --help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        expect_known("command", cmd_name, _COMMANDS)
        module = import_module(f"t2t_gym.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, "import_" if cmd_name == "import" else cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="t2t-gym", prog_name="t2t")
def app() -> None:
    """Make tasks for customer-service agents, roll agents out on them, and see what happened.

    \b
    A first round:
      t2t synth --domain retail --scenario all -n 25 --out tasks.jsonl
      t2t rollout --env t2t/retail-mixed --policy oracle --tasks tasks.jsonl --out oracle.jsonl
      t2t show oracle.jsonl --index 0

    \b
    The four scenarios say what the customer's intent is:
      general      clear, and can be carried out;
      ambiguous    open to several readings until the customer is asked;
      changing     revised during the episode;
      infeasible   impossible, though its twin, the same but for one fact, is possible.

    An episode succeeds if the customer was served: the database ended up as it wanted, what it asked was answered
    truthfully, what can't be done was refused, and no hard rule of the policy was broken.

    A policy is an agent: oracle (which knows the task), random, openai:MODEL, and others (see `t2t policies`). The same
    --seed gives the same output, byte for byte.
    """
