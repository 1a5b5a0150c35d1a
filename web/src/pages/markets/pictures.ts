/** Pictures of the chart: into the clipboard or into a file. */
import type { CandleChart } from "@/charts/CandleChart";
import { composeSnapshot, toPicture } from "@/charts/snapshot";
import { chosenZone } from "@/core/chosenZone";
import { formatStamp } from "@/core/timeZone";
import { readChartTheme } from "@/design/chartTheme";
import type { BarSource } from "@/market/barFeed";
import type { Legend } from "@/pages/markets/legend";
import { showToast } from "@/ui/Toast";

export interface Pictured {
  chart: CandleChart;
  legend: Legend;
  source: BarSource;
  intervalWords: string;
}

function take({ chart, legend, source, intervalWords }: Pictured): Promise<Blob> {
  const title = `${source.pair}, bars of ${intervalWords}, ${formatStamp(Date.now(), chosenZone())}, krakflux`;
  const theme = readChartTheme(document.documentElement);
  const lines = [title, ...legend.lines()];
  return toPicture(composeSnapshot(chart.screenshot(), lines, theme, window.devicePixelRatio));
}

/** Copies a picture; where the browser does not allow that, it is saved. */
export async function copyPicture(pictured: Pictured): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": take(pictured) })]);
    showToast("Picture copied");
  } catch {
    await savePicture(pictured);
  }
}

export async function savePicture(pictured: Pictured): Promise<void> {
  const address = URL.createObjectURL(await take(pictured));
  const link = document.createElement("a");
  link.href = address;
  const minute = new Date().toISOString().slice(0, 16).replace(":", "-");
  link.download = `${pictured.source.pair.replace("/", "-")}-${minute}.png`;
  link.click();
  URL.revokeObjectURL(address);
  showToast(`Picture saved as ${link.download}`);
}
