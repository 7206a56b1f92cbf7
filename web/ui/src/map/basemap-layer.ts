import Point from "@mapbox/point-geometry";
import * as L from "leaflet";
import {
  Labelers,
  type LabelRule,
  paint,
  type PaintRule,
  type PreparedTile,
  toIndex,
  type View,
} from "protomaps-leaflet";
import { Turns } from "../browser/turns";
import { cutTo } from "./tile-cut";

const side = 256; // pixels of a tile
const rim = 16; // pixels around a tile from which lines and names reach into it
const labelled = 16; // tiles of data whose names are kept

/** Style is how a tile is drawn. */
export interface Style {
  background: string;
  paintRules: PaintRule[];
  labelRules: LabelRule[];
}

/** Tile is one square of the layer. */
interface Tile {
  at: L.Coords;
  canvas: HTMLCanvasElement;
  data: Map<string, PreparedTile[]>;
  load(): void;
  layOut(): void;
  draw(): void;
  done(): void; // tells Leaflet, once
}

/**
 * BasemapLayer draws vector tiles, by turns: a slow processor goes on moving the map meanwhile. The names of what has
 * come are laid out before it is drawn; a tile into which names of a later one reach is drawn again.
 *
 * It draws by the means of protomaps-leaflet, whose own layer draws all at once.
 */
export class BasemapLayer extends L.GridLayer {
  private readonly tiles = new Map<HTMLElement, Tile>();
  private readonly scratch = document.createElement("canvas").getContext("2d");
  private labelers: Labelers | null = null;
  private zooming = false;

  constructor(
    private readonly source: View,
    private readonly turns: Turns,
    private style: Style,
  ) {
    super({ attribution: "" });
    this.on("tileunload", ({ tile }) => this.forget(tile));
    this.repaint(style);
  }

  /** repaint draws all tiles anew, from what their source has now. */
  repaint(style: Style): void {
    this.style = style;
    const invalid = (keys: Set<string>) => {
      for (const tile of this.tiles.values()) if (keys.has(toIndex(tile.at))) this.turns.add(tile.draw);
    };
    this.labelers = this.scratch && new Labelers(this.scratch, style.labelRules, labelled, invalid);
    for (const tile of this.tiles.values()) tile.load();
  }

  /** getEvents also follows zooms: the tiles of a new one are asked for after the frame that shows the old ones larger. */
  override getEvents(): { [name: string]: L.LeafletEventHandlerFn } {
    return {
      ...super.getEvents?.(),
      zoomstart: () => (this.zooming = true),
      zoomend: () => (this.zooming = false),
    };
  }

  override createTile(at: L.Coords, done: L.DoneCallback): HTMLElement {
    const canvas = document.createElement("canvas");
    const tile: Tile = {
      at,
      canvas,
      data: new Map(),
      load: () => void this.load(tile),
      layOut: () => {
        this.labelers?.add(at.z, tile.data);
        this.turns.add(tile.draw);
      },
      draw: () => {
        this.draw(tile);
        tile.done();
      },
      done: () => {
        tile.done = () => {};
        done(undefined, canvas);
      },
    };
    this.tiles.set(canvas, tile);
    if (this.zooming) this.turns.add(tile.load);
    else tile.load();
    return canvas;
  }

  private async load(tile: Tile): Promise<void> {
    try {
      tile.data = new Map([["", [await this.source.getDisplayTile(tile.at)]]]);
    } catch {
      return; // not wanted any more: one that does not come is a tile, too
    }
    if (this.tiles.has(tile.canvas)) this.turns.add(tile.layOut);
  }

  private draw({ at, canvas, data }: Tile): void {
    const pen = canvas.getContext("2d");
    const names = this.labelers?.getIndex(at.z);
    if (!pen || !names || !data.size) return;
    const { background, paintRules } = this.style;
    const sharpness = devicePixelRatio;
    canvas.width = canvas.height = side * sharpness;
    pen.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    pen.fillStyle = background;
    pen.fillRect(0, 0, side, side);
    const corner = new Point(side * at.x, side * at.y);
    const box = {
      minX: corner.x - rim,
      minY: corner.y - rim,
      maxX: corner.x + side + rim,
      maxY: corner.y + side + rim,
    };
    const layers = new Set(paintRules.map((rule) => rule.dataLayer));
    const inside = new Map([...data].map(([source, tiles]) => [source, tiles.map((tile) => cutTo(box, tile, layers))]));
    paint(pen, at.z, inside, names, paintRules, box, corner, false);
  }

  private forget(canvas: HTMLElement): void {
    const tile = this.tiles.get(canvas);
    if (!tile) return;
    this.tiles.delete(canvas);
    this.turns.drop(tile.load);
    this.turns.drop(tile.layOut);
    this.turns.drop(tile.draw);
    // Frees its pixels at once, though not within the frame that moves the map.
    this.turns.add(() => (tile.canvas.width = tile.canvas.height = 0));
  }
}
