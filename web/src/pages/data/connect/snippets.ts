/** Ready programs for this very server: address, organization, bucket and token are filled in. */
import { fluxString } from "@/flux/literals";

export interface Place {
  /** The server's address, without a slash at its end. */
  url: string;
  org: string;
  bucket: string;
  token: string;
}

export interface Snippet {
  id: string;
  title: string;
  /** What it is, in a few words. */
  note: string;
  /** What must be there first. */
  needs: string;
  write(place: Place): string;
}

/** Stands where a token must be filled in. */
export const NO_TOKEN = "YOUR_TOKEN";

/** A text as a literal of Python, of TOML and of YAML. */
const quoted = (text: string) => JSON.stringify(text);

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Flux as it stands between single, or three double, quotes of Python. */
const inPython = (script: string) => script.replaceAll("\\", "\\\\").replaceAll("'", "\\'");

function account({ url, org, token }: Place): string {
  return `URL = ${quoted(url)}
ORG = ${quoted(org)}
TOKEN = ${quoted(token)}`;
}

function constants(place: Place): string {
  return `${account(place)}
BUCKET = ${quoted(place.bucket)}`;
}

const pythonClient: Snippet = {
  id: "python",
  title: "Python client",
  note: "writes a point, reads it back",
  needs: "pip install influxdb-client",
  write: (place) => `from influxdb_client import InfluxDBClient, Point
from influxdb_client.client.write_api import SYNCHRONOUS

${constants(place)}

with InfluxDBClient(url=URL, token=TOKEN, org=ORG) as client:
    point = Point("foo").tag("bar", "xyz").field("anum", 3.14)
    client.write_api(write_options=SYNCHRONOUS).write(bucket=BUCKET, record=point)

    script = '${inPython(`from(bucket: ${fluxString(place.bucket)}) |> range(start: -1h)`)}'
    for table in client.query_api().query(script):
        for record in table.records:
            print(record.get_time(), record.get_field(), record.get_value())
`,
};

const curl: Snippet = {
  id: "curl",
  title: "curl",
  note: "one write, one query",
  needs: "a shell with curl",
  write: ({ url, org, bucket, token }) => `URL=${shellQuoted(url)}
TOKEN=${shellQuoted(token)}

curl --fail-with-body -H "Authorization: Token $TOKEN" \\
  --data-binary "foo,bar=xyz anum=3.14 $(date +%s)" \\
  "$URL/api/v2/write?org=${encodeURIComponent(org)}&bucket=${encodeURIComponent(bucket)}&precision=s"

curl --fail-with-body -H "Authorization: Token $TOKEN" \\
  -H 'Content-Type: application/vnd.flux' \\
  --data-binary ${shellQuoted(`from(bucket: ${fluxString(bucket)}) |> range(start: -1h)`)} \\
  "$URL/api/v2/query?org=${encodeURIComponent(org)}"
`,
};

const putInflux: Snippet = {
  id: "put_influx",
  title: "put_influx.py",
  note: "the article's hello world: a point of chance",
  needs: "pip install requests",
  write: (place) => `#!/usr/bin/env python3
from random import normalvariate
from time import time

import requests

${constants(place)}

answer = requests.post(
    f"{URL}/api/v2/write",
    params={"org": ORG, "bucket": BUCKET, "precision": "s"},
    headers={"Authorization": f"Token {TOKEN}"},
    data=f"foo,bar=xyz anum={normalvariate(3, 0.5)} {int(time())}",
    timeout=10,
)
print(answer.status_code, answer.text)
`,
};

const getInflux: Snippet = {
  id: "get_influx",
  title: "get_influx.py",
  note: "the article's query, in Flux",
  needs: "pip install requests",
  write: (place) => `#!/usr/bin/env python3
import requests

${account(place)}

script = """
from(bucket: ${inPython(fluxString(place.bucket))})
    |> range(start: -1000h)
    |> filter(fn: (r) => r._measurement == "foo" and r._field == "anum")
    |> filter(fn: (r) => r.bar == "xyz")
"""
answer = requests.post(
    f"{URL}/api/v2/query",
    params={"org": ORG},
    headers={"Authorization": f"Token {TOKEN}", "Content-Type": "application/vnd.flux"},
    data=script,
    timeout=10,
)
print(answer.text)
`,
};

const putKraken: Snippet = {
  id: "put_kraken",
  title: "put_kraken.py",
  note: "the article's collector: Kraken's ticker as points",
  needs: "pip install requests",
  write: (place) => `#!/usr/bin/env python3
from time import time

import requests

${constants(place)}
PAIRS = "XBTUSD,LTCUSD,XLMUSD,XMRUSD"
KRAKEN = f"https://api.kraken.com/0/public/Ticker?pair={PAIRS}"
FIELDS = {
    "a": "ask", "b": "bid", "c": "closed", "v": "volume", "p": "weighted_mean_vol",
    "t": "trade_qty", "l": "low", "h": "high", "o": "open",
}

now = int(time())
lines = []
for pair, ticker in requests.get(KRAKEN, timeout=10).json()["result"].items():
    values = {
        FIELDS[key]: float(value[0] if isinstance(value, list) else value)
        for key, value in ticker.items()
        if key in FIELDS
    }
    fields = ",".join(f"{name}={value}" for name, value in values.items())
    lines.append(f"kraken,pair={pair} {fields} {now}")

answer = requests.post(
    f"{URL}/api/v2/write",
    params={"org": ORG, "bucket": BUCKET, "precision": "s"},
    headers={"Authorization": f"Token {TOKEN}"},
    data="\\n".join(lines),
    timeout=10,
)
print(answer.status_code, answer.text)
`,
};

const telegraf: Snippet = {
  id: "telegraf",
  title: "Telegraf",
  note: "this computer's load, every ten seconds",
  needs: "Telegraf; save it as telegraf.conf, then telegraf --config telegraf.conf",
  write: ({ url, org, bucket, token }) => `[agent]
  interval = "10s"

[[outputs.influxdb_v2]]
  urls = [${quoted(url)}]
  token = ${quoted(token)}
  organization = ${quoted(org)}
  bucket = ${quoted(bucket)}

[[inputs.cpu]]
[[inputs.mem]]
`,
};

const grafana: Snippet = {
  id: "grafana",
  title: "Grafana",
  note: "a data source that speaks Flux",
  needs: "Grafana; save it in provisioning/datasources/krakflux.yaml and start it again",
  write: ({ url, org, bucket, token }) => `apiVersion: 1
datasources:
  - name: krakflux
    type: influxdb
    access: proxy
    url: ${quoted(url)}
    jsonData:
      version: Flux
      organization: ${quoted(org)}
      defaultBucket: ${quoted(bucket)}
    secureJsonData:
      token: ${quoted(token)}
`,
};

export const SNIPPETS: readonly Snippet[] = [
  pythonClient,
  curl,
  putInflux,
  getInflux,
  putKraken,
  telegraf,
  grafana,
];
