/** A part of the page as a picture: its elements with their looks, drawn by the browser itself. */

const SCALE = 2;

/** Properties that decide how an element looks; the rest keeps its default. */
const LOOKS = [
  ..."display position inset top right bottom left width height min-width min-height".split(" "),
  ..."margin padding border border-radius box-sizing background background-color color".split(" "),
  ..."font font-size font-weight font-family line-height letter-spacing text-align".split(" "),
  ..."white-space overflow opacity transform flex flex-direction align-items gap".split(" "),
  ..."justify-content grid-template-rows grid-template-columns grid-row place-items".split(" "),
  ..."fill stroke stroke-width stroke-opacity fill-opacity text-anchor clip-path".split(" "),
  ..."border-collapse table-layout vertical-align z-index text-overflow".split(" "),
];

function copyLooks(source: Element, copy: Element): void {
  if (copy instanceof HTMLElement || copy instanceof SVGElement) {
    const style = getComputedStyle(source);
    for (const name of LOOKS) copy.style.setProperty(name, style.getPropertyValue(name));
  }
  const [from, to] = [[...source.children], [...copy.children]];
  for (const [index, child] of from.entries()) {
    const twin = to[index];
    if (twin) copyLooks(child, twin);
  }
}

/** Canvases become pictures, for a copy of one is empty; what is only for pressing is left out. */
function settle(source: Element, copy: Element): void {
  const canvases = [...source.querySelectorAll("canvas")];
  for (const [index, canvas] of [...copy.querySelectorAll("canvas")].entries()) {
    const drawn = canvases[index];
    if (!drawn) continue;
    const image = document.createElement("img");
    image.src = drawn.toDataURL();
    image.style.cssText = canvas.style.cssText;
    canvas.replaceWith(image);
  }
  for (const element of copy.querySelectorAll("[data-tools], [data-handle]")) element.remove();
}

async function load(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

/** Draws an element on a canvas, twice as large. Raises Error where the browser cannot. */
export async function drawElement(element: HTMLElement): Promise<HTMLCanvasElement> {
  const { width, height } = element.getBoundingClientRect();
  const copy = element.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error("only an element can be drawn");
  copyLooks(element, copy);
  settle(element, copy);
  copy.style.inset = "auto";
  copy.style.transform = "none";
  copy.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
  const body = new XMLSerializer().serializeToString(copy);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SCALE}" height="${height * SCALE}" ` +
    `viewBox="0 0 ${width} ${height}"><foreignObject width="100%" height="100%">${body}</foreignObject></svg>`;
  const image = await load(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return canvas;
}

export async function pictureOf(element: HTMLElement): Promise<Blob> {
  const canvas = await drawElement(element);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error("the browser gave no picture")),
    ),
  );
}
