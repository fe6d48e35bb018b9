"""The subcommand ``completion``: what completes the command line in a shell.

The shells' scripts call it again for each word: what is printed is always that of the version that is installed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence

from deadline_pages._command.main import make_parsers
from deadline_pages._command.parser import UsageError

_BASH = """\
_deadline_pages() {
    local IFS=$'\\n'
    COMPREPLY=($(deadline-pages completion --words "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _deadline_pages deadline-pages
"""
_ZSH = """\
#compdef deadline-pages
_deadline_pages() {
    local -a found
    found=("${(@f)$(deadline-pages completion --words "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    [[ -n $found[1] ]] && compadd -a found || _files
}
compdef _deadline_pages deadline-pages
"""
_FISH = """\
function __deadline_pages
    set --local words (commandline -opc) (commandline -ct)
    set --local found (deadline-pages completion --words $words[2..-1] 2>/dev/null)
    if test -n "$found"
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command deadline-pages --no-files --arguments '(__deadline_pages)'
"""
_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def declare(parser: argparse.ArgumentParser, _words: Sequence[str]) -> None:
    """Declare the subcommand."""
    parser.description = (
        'Print what completes this command in a shell. bash: eval "$(deadline-pages completion bash)" in ~/.bashrc; '
        "zsh: the same in ~/.zshrc, after compinit; fish: deadline-pages completion fish | source, in config.fish."
    )
    parser.add_argument("shell", choices=_SCRIPTS, nargs="?")
    parser.add_argument("--words", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.words is not None:
        print(*_candidates(arguments.words), sep="\n")
    elif arguments.shell is None:
        raise UsageError(f"the following arguments are required: {{{','.join(_SCRIPTS)}}}")
    else:
        print(_SCRIPTS[arguments.shell], end="")
    return 0


def _candidates(words: Sequence[str]) -> list[str]:
    """Return what the last of these words can become, the whole line to the cursor."""
    *before, begun = words or [""]
    whole, parser = make_parsers(before)
    if before and parser is whole:
        return []
    options = {option: action for action in parser._actions for option in action.option_strings}
    chosen = options.get(before[-1]) if before else None
    known: Iterable[str]
    if chosen is not None and chosen.nargs != 0:
        known = chosen.choices or ()
    elif begun.startswith("-"):
        known = options
    else:
        positionals = [action for action in parser._actions if not action.option_strings]
        place = _positionals(before[1:], options)
        known = (positionals[place].choices or ()) if place < len(positionals) else ()
    return [word for word in known if word.startswith(begun)]


def _positionals(words: Sequence[str], options: Mapping[str, argparse.Action]) -> int:
    """Return how many of these words are neither options nor their values."""
    count, is_value = 0, False
    for word in words:
        if not is_value:
            count += word not in options
        is_value = not is_value and word in options and options[word].nargs != 0
    return count
