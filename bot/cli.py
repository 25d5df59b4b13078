"""The command ``sangfroid``: run, chat, triage, check, train, forget, backup and the others.

Exit status: 0 done, 1 the work failed, 2 unusable arguments or input.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from contextlib import suppress
from pathlib import Path

from bot import __version__
from bot.plans.wording import LANGUAGES, VOICES
from bot.project import ROOT
from bot.quiet import keep_quiet
from bot.settings import Settings, SettingsError, read_settings

DONE, FAILED, UNUSABLE = 0, 1, 2


def main(argv: list[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the arguments; those of the process by default.

    Returns:
        The exit status.
    """
    arguments = _parser().parse_args(argv)
    keep_quiet()
    try:
        settings = read_settings()
        return int(arguments.command(arguments, settings))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sangfroid", description="A guide for people who are being blackmailed or scammed."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="the service: Telegram if a token is set, and the web")
    run.set_defaults(command=_run)

    chat = commands.add_parser("chat", help="the same conversation in a terminal")
    chat.add_argument("--lang", choices=("fr", "en"), default=None, help="language to begin in")
    chat.add_argument("--role", choices=("victim", "parent", "staff"), default="victim")
    chat.set_defaults(command=_chat)

    triage = commands.add_parser("triage", help="name the situation of a text or file, as JSON")
    triage.add_argument("--jsonl", action="store_true", help="one JSON object a line, in and out")
    triage.add_argument(
        "--pictures", action="store_true", help="open pictures attached to a mail as well"
    )
    triage.add_argument("file", nargs="?", default="-", metavar="FILE", help="a file, or - ")
    triage.set_defaults(command=_triage)

    check = commands.add_parser("check", help="validate knowledge, texts, domain, directory")
    more = check.add_mutually_exclusive_group()
    more.add_argument("--links", action="store_true", help="open every address instead")
    more.add_argument("--coverage", action="store_true", help="print what is covered instead")
    more.add_argument("--schema", action="store_true", help="write the schemas for editors")
    check.set_defaults(command=_check)

    catalogue = commands.add_parser("catalogue", help="every text that it can say, for a review")
    catalogue.add_argument("--lang", choices=LANGUAGES, default=None, help="one language only")
    catalogue.add_argument(
        "--voice", choices=VOICES, default=None, help="what one kind of person can read"
    )
    catalogue.add_argument("--csv", action="store_true", help="for a spreadsheet")
    catalogue.set_defaults(command=_catalogue)

    train = commands.add_parser("train", help="train the model if what it learns from changed")
    train.add_argument("--force", action="store_true", help="train even if nothing changed")
    train.set_defaults(command=_train)

    evaluation = commands.add_parser("eval", help="measure how well situations are named")
    evaluation.add_argument("--folds", type=_folds, default=5, help="groups of writers; 0: none")
    evaluation.add_argument("--seed", type=int, default=0, help="of every shuffle (default 0)")
    evaluation.add_argument(
        "--writers", type=_writers, default=None, help="learn from so many writers a language only"
    )
    evaluation.add_argument(
        "--kind", choices=("statement", "received"), help="lines of this kind only"
    )
    evaluation.add_argument(
        "--against-stock", action="store_true", help="also train Rasa's stock pipeline (hours)"
    )
    evaluation.add_argument("--danger", action="store_true", help="measure how danger is noticed")
    evaluation.add_argument("--out", type=Path, default=Path("reports"), help="default: reports/")
    evaluation.set_defaults(command=_eval)

    forget = commands.add_parser("forget", help="erase what is kept of somebody, or what is over")
    whose = forget.add_mutually_exclusive_group(required=True)
    whose.add_argument("--telegram", type=int, metavar="CHAT_ID", help="of a private chat")
    whose.add_argument("--rest", metavar="SENDER", help="of a sender of the REST channel")
    whose.add_argument("--conversation", metavar="NAME", help="of a conversation, by its name")
    whose.add_argument("--expired", action="store_true", help="whatever is over")
    whose.add_argument("--all", action="store_true", help="everything; needs --yes")
    forget.add_argument("--yes", action="store_true", help="yes, everything")
    forget.set_defaults(command=_forget)

    backup = commands.add_parser("backup", help="copy the database, also while it is in use")
    backup.add_argument("file", type=Path, metavar="FILE", help="a new file")
    backup.set_defaults(command=_backup)

    restore = commands.add_parser("restore", help="put a backup in the place of the database")
    restore.add_argument("file", type=Path, metavar="FILE", help="a file that backup made")
    restore.set_defaults(command=_restore)

    bench = commands.add_parser("bench", help="time triage and reading, and watch the memory")
    bench.add_argument("--stream", type=int, default=0, help="then triage so many texts in a row")
    bench.set_defaults(command=_bench)
    return parser


def _folds(text: str) -> int:
    folds = int(text)
    if folds != 0 and folds < 2:
        raise argparse.ArgumentTypeError("give 0, or 2 and more")
    return folds


def _writers(text: str) -> int:
    writers = int(text)
    if writers < 1:
        raise argparse.ArgumentTypeError("give 1 or more")
    return writers


def _run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.service import ServiceRefused, run_service

    if not _train_if_needed():
        return FAILED
    try:
        asyncio.run(run_service(settings))
    except ServiceRefused as refused:
        print(refused, file=sys.stderr)
        return refused.status
    return DONE


def _chat(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.dialogue.loading import DialogueUnavailable
    from bot.terminal import chat

    if not _train_if_needed():
        return FAILED
    try:
        asyncio.run(chat(settings, language=arguments.lang, role=arguments.role))
    except DialogueUnavailable as error:
        print(error, file=sys.stderr)
        return FAILED
    return DONE


def _forget(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.keeping_commands import Whose, forget

    if arguments.all and not arguments.yes:
        print("This erases everything, for good: say --all --yes.", file=sys.stderr)
        return UNUSABLE
    whose = Whose(
        arguments.telegram,
        arguments.rest,
        arguments.conversation,
        arguments.expired,
        arguments.all,
    )
    return forget(whose, settings)


def _backup(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.keeping_commands import backup

    return backup(arguments.file, settings)


def _restore(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.keeping_commands import restore

    return restore(arguments.file, settings)


def _triage(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.triage_command import triage

    if not _train_if_needed():
        return FAILED
    path = None if arguments.file == "-" else Path(arguments.file)
    return asyncio.run(triage(path, arguments.jsonl, arguments.pictures))


def _check(arguments: argparse.Namespace, settings: Settings) -> int:
    if arguments.links:
        from bot.checking.links import report_links

        report, well = report_links()
        print(report)
        return DONE if well else FAILED
    if arguments.coverage:
        from bot.checking.coverage import coverage

        tables = coverage()
        print("\n\n".join(table.as_markdown() for table in tables))
        return FAILED if any(table.empty for table in tables) else DONE
    if arguments.schema:
        from bot.checking.schema import write_schemas

        for path in write_schemas():
            print(path.relative_to(ROOT))
        return DONE
    from bot.checking import check_project
    from bot.checking.project import read_project
    from bot.checking.schema import check_schemas

    problems = [*check_project(), *check_schemas(read_project(ROOT)[0])]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem{'' if len(problems) == 1 else 's'}", file=sys.stderr)
    return FAILED if problems else DONE


def _catalogue(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.care.catalogue import load_catalogue
    from bot.catalogue_command import as_csv, as_table

    entries = load_catalogue().chosen(arguments.lang, arguments.voice)
    with suppress(BrokenPipeError):  # « sangfroid catalogue | head »
        print((as_csv if arguments.csv else as_table)(entries), end="")
    return DONE


def _train(arguments: argparse.Namespace, settings: Settings) -> int:
    return DONE if _train_if_needed(force=arguments.force) else FAILED


def _eval(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.evaluation.command import evaluate
    from bot.evaluation.lines import LinesError
    from bot.evaluation.stock import StockFailed

    if arguments.danger:
        from bot.evaluation.danger_command import evaluate_danger

        if not _train_if_needed():
            return FAILED
        print(evaluate_danger(arguments.folds, arguments.seed))
        return DONE
    try:
        report = evaluate(
            arguments.out,
            arguments.folds,
            arguments.seed,
            arguments.writers,
            arguments.kind,
            arguments.against_stock,
        )
    except LinesError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except StockFailed as error:
        print(error, file=sys.stderr)
        return FAILED
    print(report)
    return DONE


def _bench(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.bench.danger import bench_danger
    from bot.bench.dossier import bench_dossier
    from bot.bench.plans import bench_plans
    from bot.bench.reading import bench_reading
    from bot.bench.triage import bench_triage

    if not _train_if_needed():
        return FAILED
    print(bench_plans())
    print(bench_dossier())
    print(bench_triage(max(0, arguments.stream)))
    print(asyncio.run(bench_danger()))
    print(asyncio.run(bench_reading()))
    return DONE


def _train_if_needed(force: bool = False) -> bool:
    from bot.training import TrainingFailed, train

    try:
        train(force=force)
    except TrainingFailed as failure:
        print(failure, file=sys.stderr)
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main())
