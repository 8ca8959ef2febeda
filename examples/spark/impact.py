"""Who a change of policies locks out, asked by Apache Spark: each partition of the people goes through one process of
entra-verdict, and the parts are joined by another.

    spark-submit impact.py --before before.json --after after.json --population people.ndjson --at 2026-11-29T00:00:00Z
"""

import argparse
import shlex
import subprocess
import sys

from pyspark.sql import SparkSession

# What says what the rows before it come to.
PART = '{"impactPart":'


def arguments():
    """What is asked, and of whom."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--before", nargs="+", required=True, help="policies as they are")
    parser.add_argument("--after", nargs="+", required=True, help="policies after the change")
    parser.add_argument("--population", required=True, help="lines of people, at an address that Spark reads")
    parser.add_argument("--at", required=True, help="the moment of the question, the same for every part")
    parser.add_argument("--partitions", type=int, default=10, help="parts that the people are cut into")
    parser.add_argument("--rows", help="an address for the rows; without it the report is all that is written")
    parser.add_argument("--command", default="npx entra-verdict", help="how entra-verdict is called on every machine")
    return parser.parse_args()


def main():
    """The report of the whole on standard output."""
    asked = arguments()
    question = ["impact", "--before", *asked.before, "--after", *asked.after, "--at", asked.at]
    command = [*shlex.split(asked.command), *question]
    spark = SparkSession.builder.appName("entra-verdict").getOrCreate()
    people = spark.sparkContext.textFile(asked.population, asked.partitions)
    # Its exit code says that somebody is locked out, which is an answer.
    written = people.pipe(shlex.join([*command, "--population", "-", "--partial"])).cache()
    if asked.rows:
        written.filter(lambda line: not line.startswith(PART)).saveAsTextFile(asked.rows)
    parts = written.filter(lambda line: line.startswith(PART)).collect()
    spark.stop()
    joined = subprocess.run(
        [*command, "--merge", "-", "--json"], input="\n".join(parts), stdout=subprocess.PIPE, text=True, check=False
    )
    sys.stdout.write(joined.stdout)
    return joined.returncode


if __name__ == "__main__":
    sys.exit(main())
