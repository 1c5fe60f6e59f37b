"""Why a workbook or a sheet is not read, and what to do about it."""

AGAIN = "open it in a spreadsheet program and save it anew as .xlsx"
TOO_LARGE = "save its tables as CSV files"


class Refused(Exception):
    """What is wrong and what to do; `cell` is its address where there is one."""

    def __init__(self, problem: str, cell: str = "") -> None:
        super().__init__(problem)
        self.cell = cell


def shown(name: str) -> str:
    """A name from inside a workbook as a message may show it: letters that could steer a terminal are spelled."""
    return ascii(name[:100])[1:-1]
