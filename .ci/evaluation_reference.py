#!/usr/bin/env python3
"""Holds `pullquote eval` to the reference tools of the field: trec_eval (pytrec_eval-terrier) through ir_measures.

usage: evaluation_reference.py write FOLDER         random runs and judgments, with the reference's figures
       evaluation_reference.py check PULLQUOTE      the same, new ones, against the program's figures
       evaluation_reference.py compare RUN QRELS JSON   the reference's means of a run against the program's
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import ir_measures

MEASURES = ["nDCG@3", "nDCG@10", "nDCG", "AP", "AP@10", "AP(rel=2)", "RR", "P@1", "P@5", "P@20", "P(rel=2)@5", "R@5", "R@100",
            "Success@1", "Success@5", "Rprec", "Bpref"]
JUDGED = [3, 10]


def random_case(seed):
    """Lines of a run and of qrels: ties, scores that differ by less than the reference sees, topics that one of both
    does not have, negative grades, topics with nothing relevant, documents that are not judged or were not found."""
    draw = random.Random(seed)
    topics = [f"q{number}" for number in range(1, draw.randint(4, 14))]
    run, qrels = [], []
    for topic in topics:
        documents = [f"d{number}" for number in range(draw.randint(5, 60))]
        in_run, in_qrels = draw.random() > .1, draw.random() > .1
        if in_qrels:
            grades = draw.choice([[0, 1], [0, 1, 2, 3], [-1, 0, 1, 2], [-2, -1, 0, 1, 4], [0], [0, 0, 0, 1, 7]])
            judged = [(topic, document, draw.choice(grades)) for document in draw.sample(documents, draw.randint(1, len(documents)))]
            # The reference does not survive a topic that has grades below 0 alone.
            qrels += judged if any(grade >= 0 for *_, grade in judged) else [(topic, documents[0], 0)]
        if in_run:
            levels = draw.choice([3, 10, 1000])
            for document in draw.sample(documents, draw.randint(1, len(documents))):
                score = draw.randint(1, levels) / 4 + draw.choice([0, 0, 0, 1e-9])
                run.append((topic, document, score))
    if draw.random() > .5:
        draw.shuffle(run)
    if not run or not qrels or not {topic for topic, *_ in run} & {topic for topic, *_ in qrels}:
        return random_case(seed + 1_000_003)
    return run, qrels


def write_case(folder, run, qrels):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "run.txt", "w") as out:
        for topic, document, score in run:
            print(topic, "Q0", document, 0, repr(score), "random", file=out)
    with open(folder / "qrels.txt", "w") as out:
        for topic, document, grade in qrels:
            print(topic, 0, document, grade, file=out)


def reference(run, qrels):
    """Figures by measure, then by topic; `all` is the mean over every judged topic."""
    judgments = [ir_measures.Qrel(topic, document, grade) for topic, document, grade in qrels]
    found = [ir_measures.ScoredDoc(topic, document, score) for topic, document, score in run]
    topics = sorted({topic for topic, *_ in qrels})
    parsed = [ir_measures.parse_measure(name) for name in MEASURES]
    figures = {("bpref" if name == "Bpref" else name): {} for name in MEASURES}
    for metric in ir_measures.iter_calc(parsed, judgments, found):
        name = "bpref" if str(metric.measure) == "Bpref" else str(metric.measure)
        figures[name][metric.query_id] = metric.value
    # judged@k is precision where whatever is judged counts, over as many as were found. ir_measures' own orders ties by id
    # ascending, trec_eval by id descending.
    everything = [ir_measures.Qrel(topic, document, 1) for topic, document, _ in qrels]
    retrieved = {topic: sum(1 for other, *_ in run if other == topic) for topic in topics}
    for cutoff in JUDGED:
        values = figures.setdefault(f"judged@{cutoff}", {})
        for metric in ir_measures.iter_calc([ir_measures.P @ cutoff], everything, found):
            count = min(cutoff, retrieved[metric.query_id])
            values[metric.query_id] = metric.value * cutoff / count if count else 0.0
    for values in figures.values():
        for topic in topics:
            values.setdefault(topic, 0.0)
        assert len(values) == len(topics), (len(values), len(topics))
        values["all"] = sum(values[topic] for topic in topics) / len(topics)
    return figures


def write(folder):
    for number in range(1, 7):
        run, qrels = random_case(number)
        case = pathlib.Path(folder) / f"random-{number}"
        write_case(case, run, qrels)
        with open(case / "expected.tsv", "w") as out:
            for measure, values in reference(run, qrels).items():
                for topic, value in values.items():
                    print(measure, topic, f"{value:.6f}", sep="\t", file=out)


def check(program):
    compared = 0
    for seed in range(100, 160):
        run, qrels = random_case(seed)
        expected = reference(run, qrels)
        with tempfile.TemporaryDirectory() as folder:
            write_case(pathlib.Path(folder), run, qrels)
            command = [program, "eval", "--run", f"{folder}/run.txt", "--qrels", f"{folder}/qrels.txt", "--by-query",
                       "--format", "json", "--measures", ",".join(expected)]
            outcome = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            # 1: nothing relevant was found.
            assert outcome.returncode in (0, 1), (seed, command, outcome.returncode)
            answer = json.loads(outcome.stdout)
        for measure, values in expected.items():
            for topic, value in values.items():
                ours = answer["measures"][measure] if topic == "all" else answer["by_query"][topic][measure]
                assert abs(ours - value) < 5e-5, (seed, measure, topic, ours, value)
                compared += 1
    print(f"{compared} figures are those of trec_eval")


def compare(run, qrels, ours):
    ours = json.load(open(ours))["measures"]
    judgments, found = list(ir_measures.read_trec_qrels(qrels)), list(ir_measures.read_trec_run(run))
    parsed = {ir_measures.parse_measure("Bpref" if name == "bpref" else name.replace("judged", "Judged")): name for name in ours}
    means = ir_measures.calc_aggregate(list(parsed), judgments, found)
    for measure, name in parsed.items():
        assert abs(means[measure] - ours[name]) < 5e-5, (name, ours[name], means[measure])
    print(f"{len(parsed)} means of our own run are those of trec_eval: " + ", ".join(f"{n} {v:.4f}" for n, v in ours.items()))


if __name__ == "__main__":
    {"write": write, "check": check, "compare": compare}[sys.argv[1]](*sys.argv[2:])
