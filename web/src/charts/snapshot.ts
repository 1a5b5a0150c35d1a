/** A picture of the chart with its words above it. */
import type { ChartTheme } from "@/design/chartTheme";

const LINE_PX = 20;
const PADDING_PX = 10;

/** Draws lines of text and below them the chart. */
export function composeSnapshot(
  chart: HTMLCanvasElement,
  lines: readonly string[],
  theme: ChartTheme,
  scale: number,
): HTMLCanvasElement {
  const head = (lines.length * LINE_PX + PADDING_PX * 2) * scale;
  const canvas = document.createElement("canvas");
  canvas.width = chart.width;
  canvas.height = chart.height + head;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no pictures");
  context.fillStyle = theme.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(chart, 0, head);
  context.scale(scale, scale);
  context.textBaseline = "middle";
  for (const [index, line] of lines.entries()) {
    context.fillStyle = index === 0 ? theme.text : theme.textFaint;
    context.font = `${index === 0 ? 600 : 400} 12px ${theme.mono}`;
    context.fillText(line, PADDING_PX, PADDING_PX + LINE_PX * (index + 0.5));
  }
  return canvas;
}

/** Raises Error where the browser cannot make a picture of it. */
export function toPicture(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("the picture is too large for this browser"));
    }, "image/png");
  });
}
