# scikit-learn's models of invoice lines: python3 lines.py ROWS.csv TASKS.json
# Prints a line for each task: on how many rows it was trained and judged, how well, and how long that took.
import json
import sys
import time

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import f1_score, r2_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

OF_AMOUNT = ['quantity', 'price', 'month', 'day', 'hour']
OF_CLASS = ['quantity', 'price', 'total_amount', 'month', 'day', 'hour']


def parted(rows, features, target):
    held = rows['held_out'].to_numpy() == 1
    points = rows[features].to_numpy(dtype=float)
    return points[~held], target[~held], points[held], target[held]


def linear(rows, task):
    points, targets, held, truth = parted(rows, OF_AMOUNT, rows['total_amount'].to_numpy())
    model = LinearRegression().fit(points, targets)
    return len(points), len(held), r2_score(truth, model.predict(held))


def forest(rows, task):
    categories = np.searchsorted(task['bounds'], rows['quantity'].to_numpy(), side='right')
    points, targets, held, truth = parted(rows, OF_CLASS, categories)
    model = RandomForestClassifier(n_estimators=task['trees'], max_samples=min(task['max_samples'], len(points)),
                                   n_jobs=2, random_state=42).fit(points, targets)
    return len(points), len(held), f1_score(truth, model.predict(held), average='macro')


def logistic(rows, task):
    rows = rows[rows['group'] != 0]
    revenue = rows.groupby('group')['total_amount'].transform('sum').to_numpy()
    # Sums in another order may differ in the last digit.
    high = revenue >= task['bounds'][0] * (1 - 1e-9)
    points, targets, held, truth = parted(rows, OF_CLASS, high)
    model = make_pipeline(StandardScaler(), LogisticRegression(class_weight='balanced', max_iter=1000))
    model.fit(points, targets)
    return len(points), len(held), roc_auc_score(truth, model.decision_function(held))


table = pd.read_csv(sys.argv[1], usecols=['Quantity', 'InvoiceDate', 'Price', 'group', 'held_out'],
                    parse_dates=['InvoiceDate']).rename(columns={'Quantity': 'quantity', 'Price': 'price'})
for name in ('month', 'day', 'hour'):
    table[name] = getattr(table['InvoiceDate'].dt, name)
table['total_amount'] = table['quantity'] * table['price']
done = {}
for task in json.load(open(sys.argv[2])):
    # Versions that stand for the same rows are one model.
    same = (task['family'], task['first'], task['rows'])
    seconds = 0.0
    if same not in done:
        start = time.perf_counter()
        done[same] = globals()[task['kind']](table.iloc[task['first']:task['first'] + task['rows']], task)
        seconds = time.perf_counter() - start
    print('family=%s version=%d trained=%d held_out=%d score=%.9f seconds=%.4f'
          % ((task['family'], task['version']) + done[same] + (seconds,)))
