"""The choice as an integer programme, for HiGHS (Huangfu, Hall 2018, Mathematical Programming Computation 10:119-142).

Budgeted maximum coverage with seats: x says which events are chosen, z who is invited to which, y what is closed.

    maximise  sum of w y
    with      y <= sum of z over the events that teach it      for each need
              sum of z <= seats x                              for each event
              sum of cost x <= budget,   x, z whole, 0 <= x, y, z <= 1

It is kept small without losing anything: an event with seats for all that could use it needs no z, x stands for
them; needs that the same columns close are one; a need that one column closes is part of that column. The rows
z <= x follow from the seats once x and z are whole and are left out: with them the first bound is some 2% nearer and
takes thirty times as long, and HiGHS adds those that matter as cuts.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gapbridge.programme.problem import Need, Problem, Selection

TOLERANCE = 1e-6


@dataclass(frozen=True)
class Row:
    """A limit: the sum of factors times columns is at most this much."""

    factors: Mapping[int, float]
    most: float


@dataclass(frozen=True)
class Outcome:
    """What the solver found: the value of each column (None: nothing), and a proven bound of the objective."""

    columns: list[float] | None
    bound: float


@dataclass
class Model:
    """A problem as columns and rows; `weights` is what is maximised."""

    problem: Problem
    weights: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    events: dict[str, int] = field(default_factory=dict)
    seats: dict[tuple[str, str], int] = field(default_factory=dict)
    needs: dict[Need, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.events = {event: self._column(whole=True) for event in self.problem.uses}
        for event in sorted(self.problem.full):
            guests = {cluster: self._column(whole=True) for cluster in self.problem.uses[event]}
            self.seats.update({(event, cluster): column for cluster, column in guests.items()})
            most = -float(self.problem.candidates[event].seats or 0)
            self.rows.append(Row(dict.fromkeys(guests.values(), 1.0) | {self.events[event]: most}, 0.0))
        self._add_needs()
        self._add_budget()

    def selection(self, columns: list[float]) -> Selection:
        """The events and invitations that a solution means."""
        invited = {}
        for event in (event for event, column in self.events.items() if columns[column] > 0.5):
            guests = set(self.problem.uses[event])
            if event in self.problem.full:
                guests = {cluster for cluster in guests if columns[self.seats[event, cluster]] > 0.5}
            if guests:
                invited[event] = frozenset(guests)
        return Selection(invited)

    def columns(self, selection: Selection) -> dict[int, float]:
        """A selection as the values of all columns of events, invitations and needs."""
        covered = self.problem.covered(selection)
        values = {column: 1.0 if need in covered else 0.0 for need, column in self.needs.items()}
        values |= {column: float(event in selection.invited) for event, column in self.events.items()}
        for (event, cluster), column in self.seats.items():
            values[column] = float(cluster in selection.invited.get(event, ()))
        return values

    def _column(self, weight: float = 0.0, whole: bool = False) -> int:
        self.weights.append(weight)
        self.whole.append(whole)
        return len(self.weights) - 1

    def _add_needs(self) -> None:
        closing: dict[Need, set[int]] = {}
        for event in self.problem.uses:
            for need in self.problem.learning(event):
                seat = self.seats.get((event, need[0]), self.events[event])
                closing.setdefault(need, set()).add(seat)
        alike: dict[frozenset[int], list[Need]] = {}
        for need, seats in closing.items():
            if self.problem.weights[need]:
                alike.setdefault(frozenset(seats), []).append(need)
        for sources, needs in alike.items():
            weight = math.fsum(self.problem.weights[need] for need in needs)
            if len(sources) == 1:
                (column,) = sources
                self.weights[column] += weight
            else:
                column = self._column(weight)
                self.rows.append(Row(dict.fromkeys(sources, -1.0) | {column: 1.0}, 0.0))
            self.needs.update(dict.fromkeys(needs, column))

    def _add_budget(self) -> None:
        cents = {self.events[event]: self.problem.candidates[event].cents for event in self.problem.uses}
        unit = math.gcd(*cents.values()) or 1
        if self.problem.budget is not None and sum(cents.values()) > self.problem.budget:
            factors = {column: float(cost // unit) for column, cost in cents.items() if cost}
            self.rows.append(Row(factors, float(self.problem.budget // unit)))


def maximum(
    model: Model,
    seconds: float,
    *,
    weights: Mapping[int, float] | None = None,
    rows: list[Row] | None = None,
    least: Mapping[int, float] | None = None,
    most: Mapping[int, float] | None = None,
    start: Mapping[int, float] | None = None,
    relaxed: bool = False,
) -> Outcome:
    """The columns that make the objective largest, or the best found in that time with the bound proven by then.

    Args:
        model: The columns and rows.
        seconds: How long it may take.
        weights: Another objective.
        rows: Further rows.
        least: Columns that are at least this, not 0.
        most: Columns that are at most this, not 1.
        start: Values of columns to begin with.
        relaxed: Columns need not be whole: a quick bound.
    """
    import highspy
    import numpy as np

    solver = _quiet_solver()
    solver.setOptionValue("threads", 1)  # what it finds is then the same every time
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("time_limit", max(seconds, 0.01))
    # HiGHS 1.16 makes mistakes when it makes models smaller: in 5 of 12,000 runs on small ones it failed, called a
    # model impossible that is not, or called optimal what is not. Ours are small already, and as quick without.
    solver.setOptionValue("presolve", "off")
    solver.passModel(_program(model, [*model.rows, *(rows or [])], weights, least or {}, most or {}, relaxed))
    if start:
        solver.setSolution(len(start), np.array(list(start), np.int32), np.array(list(start.values())))
    solver.run()
    told, status = solver.getInfo(), solver.getModelStatus()
    done = status == highspy.HighsModelStatus.kOptimal
    feasible = told.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    bound = told.objective_function_value if relaxed else told.mip_dual_bound
    proven = done or (status == highspy.HighsModelStatus.kTimeLimit and not relaxed and bound > -math.inf)
    return Outcome(list(solver.getSolution().col_value) if feasible else None, bound if proven else math.inf)


def _quiet_solver() -> Any:
    """HiGHS, without the line about itself that it prints when callbacks are enabled."""
    import highspy

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802  # their name
            self.silent()
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    return Quiet()  # type: ignore[no-untyped-call]


def _program(
    model: Model,
    rows: list[Row],
    weights: Mapping[int, float] | None,
    least: Mapping[int, float],
    most: Mapping[int, float],
    relaxed: bool,
) -> Any:
    """The model as HiGHS takes it, row by row."""
    import highspy
    import numpy as np

    program = highspy.HighsLp()
    count = len(model.weights)
    objective = model.weights if weights is None else [weights.get(column, 0.0) for column in range(count)]
    program.num_col_, program.num_row_ = count, len(rows)
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_cost_ = np.array(objective)
    program.col_lower_ = np.array([least.get(column, 0.0) for column in range(count)])
    program.col_upper_ = np.array([most.get(column, 1.0) for column in range(count)])
    program.row_lower_ = np.full(len(rows), -highspy.kHighsInf)
    program.row_upper_ = np.array([row.most for row in rows])
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(row.factors) for row in rows)])
    matrix.index_ = np.array([column for row in rows for column in row.factors], np.int32)
    matrix.value_ = np.array([factor for row in rows for factor in row.factors.values()])
    if not relaxed:
        kinds = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
        program.integrality_ = [kinds[whole] for whole in model.whole]
    return program
