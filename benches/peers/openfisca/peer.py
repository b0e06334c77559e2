"""OpenFisca-Core over the formulas and columns that `mtcr-bulk-bench` writes: `peer.py FOLDER`.

Reading files and handing columns over is not timed; calculating every entry is. What is found is compared with what the
plan found. Prints one JSON object: {"engine", "rows", "seconds", "different"}.
"""

import json
import resource
import sys
import time
from importlib.metadata import version
from pathlib import Path

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR, period
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable


def main(folder: Path) -> None:
    """Calculates every entry once, over all rows."""
    described = json.loads((folder / "columns.json").read_text())
    rows = described["rows"]
    product = build_entity(key="product", plural="products", label="A product", is_person=True)
    system = TaxBenefitSystem([product])

    def given(name: str, kind: type) -> type:
        """A variable without a formula: what is known of the rows."""
        fields = {"value_type": kind, "entity": product, "definition_period": YEAR}
        return type(name, (Variable,), fields)

    names = {
        "Product": product,
        "Variable": Variable,
        "YEAR": YEAR,
        "TABLES": {name: numpy.array(answers) for name, answers in described["tables"].items()},
        "bool_": numpy.bool_,
    }
    known = set(names)
    exec(compile((folder / "rules.py").read_text(), "rules.py", "exec"), names)
    for name, made in names.items():
        if name not in known and isinstance(made, type):
            system.add_variable(made)
    for figure in described["figures"]:
        system.add_variable(given(f"l{figure}", float))
        system.add_variable(given(f"h{figure}", float))
    for name in described["codes"]:
        system.add_variable(given(name, int))

    simulation = SimulationBuilder().build_default_simulation(system, count=rows)
    # Variables of eternity fail with formulas in this version; what is asked does not depend on the year.
    year = period("2024")
    for name in described["codes"]:
        simulation.set_input(name, year, numpy.fromfile(folder / f"{name}.i4", dtype="<i4"))
    for figure in described["figures"]:
        low, high = (numpy.fromfile(folder / f"{end}{figure}.f4", dtype="<f4") for end in "lh")
        simulation.set_input(f"l{figure}", year, low)
        # Where no figure of the column is a range, both ends are read from the same place.
        simulation.set_input(f"h{figure}", year, low if numpy.array_equal(low, high, equal_nan=True) else high)

    start = time.thread_time()
    found = {name: simulation.calculate(name, year) for name in described["asked"]}
    seconds = time.thread_time() - start

    different = numpy.zeros(rows, dtype=bool)
    for name, column in found.items():
        different |= column != (numpy.fromfile(folder / f"{name}.u1", dtype="u1") == 1)
    print(
        json.dumps(
            {
                "engine": f"OpenFisca-Core {version('OpenFisca-Core')}, NumPy {numpy.__version__}",
                "rows": rows,
                "seconds": seconds,
                "different": int(different.sum()),
                "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


main(Path(sys.argv[1]))
