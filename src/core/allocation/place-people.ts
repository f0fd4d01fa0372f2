import { finished, type Steps } from "../base/steps.ts";
import { noTick } from "../base/tick.ts";
import { type Move, MoveHeap } from "./move-heap.ts";

/** Who asks for places and which facilities are in reach: whole numbers throughout. */
export interface PlaceProblem {
  /** Per demand point, ≥ 0. */
  readonly demand: Float64Array;
  /** Per facility, ≥ 0, in the same units. */
  readonly capacity: Float64Array;
  /** Per demand point the facilities in reach, ascending, and the cost to each. */
  readonly reach: readonly SitesInReach[];
}

export interface SitesInReach {
  readonly site: readonly number[];
  readonly cost: readonly number[];
}

export interface Placement {
  /** Per demand point: facility → how many go there. */
  readonly placed: readonly ReadonlyMap<number, number>[];
  /** Per demand point: those without a place. */
  readonly unmet: Float64Array;
  /** Per facility. */
  readonly load: Float64Array;
  /** Σ people × cost. */
  readonly cost: bigint;
  /** Per facility. */
  readonly onePlaceMore: readonly PlaceWorth[];
}

/** What one more place is worth: whether one person more is placed, and what the others then save. */
interface PlaceWorth {
  readonly places: 0 | 1;
  /** Below 0 where the person placed travels more than the others save. */
  readonly saves: number;
}

/** Demand points placed in one step. */
const STEP = 256;

/** Dearer than any chain of moves: a place for one more outweighs every distance. */
const NO_PLACE = 1e12;

/**
 * Gives as many people as possible a place, and of all ways to do so takes one of least cost.
 *
 * Minimum-cost flow by successive shortest paths, one demand point after the other, in whole
 * numbers: exact. A path leads from facility to facility, people moving on from a full one, the
 * cheapest to move first, until one has room or somebody stays without a place.
 */
export function placePeople(problem: PlaceProblem): Placement {
  return finished(placing(problem), noTick);
}

/** The same in steps of demand points. */
export function* placing(problem: PlaceProblem): Steps<Placement> {
  const flow = new Flow(problem);
  for (let i = 0; i < problem.demand.length; i++) {
    if (i % STEP === 0) yield [i, problem.demand.length];
    flow.add(i);
  }
  return flow.result();
}

class Flow {
  readonly #problem: PlaceProblem;
  /** The node after the last facility holds those without a place; it is never full. */
  readonly #nowhere: number;
  readonly #room: Float64Array;
  /** Per demand point: node → how many. */
  readonly #placed: Map<number, number>[];
  readonly #costOf: readonly ReadonlyMap<number, number>[];
  /** From node → to node → who could move. */
  readonly #moves: Map<number, MoveHeap>[];

  constructor(problem: PlaceProblem) {
    const { capacity, reach } = problem;
    this.#problem = problem;
    this.#nowhere = capacity.length;
    this.#room = Float64Array.of(...capacity, Infinity);
    this.#placed = reach.map(() => new Map());
    this.#costOf = reach.map(
      ({ site, cost }) =>
        new Map([...site.map((j, k) => [j, cost[k]!] as const), [capacity.length, NO_PLACE]]),
    );
    this.#moves = Array.from({ length: capacity.length + 1 }, () => new Map());
  }

  add(i: number): void {
    let left = this.#problem.demand[i]!;
    const { site, cost } = this.#problem.reach[i]!;
    let nearest = this.#nowhere;
    site.forEach((j, k) => {
      if (cost[k]! < this.#costOf[i]!.get(nearest)!) nearest = j;
    });
    // Where the nearest has room nothing is cheaper: a chain that saves would have been taken.
    const direct = Math.min(left, this.#room[nearest]!);
    if (direct > 0) this.#settle(i, nearest, direct);
    left -= direct;
    while (left > 0) left -= this.#augment(i, left);
  }

  result(): Placement {
    const { capacity, demand } = this.#problem;
    let cost = 0n;
    const unmet = new Float64Array(demand.length);
    const placed = this.#placed.map((at, i) => {
      const places = new Map([...at].sort(([a], [b]) => a - b));
      unmet[i] = places.get(this.#nowhere) ?? 0;
      places.delete(this.#nowhere);
      for (const [j, some] of places) cost += BigInt(some) * BigInt(this.#costOf[i]!.get(j)!);
      return places;
    });
    const load = capacity.map((all, j) => all - this.#room[j]!);
    const { distance } = this.#cheapest([...this.#room.keys()].map((node) => [node, 0]));
    const onePlaceMore = Array.from(capacity, (_, j): PlaceWorth => {
      const change = distance[j]!;
      // + 0: no minus before a nought.
      if (change > -NO_PLACE / 2) return { places: 0, saves: -change + 0 };
      return { places: 1, saves: -(change + NO_PLACE) + 0 };
    });
    return { placed, unmet, load, cost, onePlaceMore };
  }

  /** Sends some of point i along the cheapest path to a node with room; gives how many. */
  #augment(i: number, left: number): number {
    const { distance, cameFrom } = this.#cheapest([...this.#costOf[i]!]);
    let end = this.#nowhere;
    for (let j = 0; j < this.#nowhere; j++) {
      if (this.#room[j]! > 0 && distance[j]! < distance[end]!) end = j;
    }
    const path: number[] = [];
    for (let node = end; node >= 0; node = cameFrom[node]!) path.unshift(node);
    let some = Math.min(left, this.#room[end]!);
    const movers = path.slice(1).map((to, p) => this.#top(path[p]!, to)!.i);
    movers.forEach((mover, p) => {
      some = Math.min(some, this.#placed[mover]!.get(path[p]!)!);
    });
    movers.forEach((mover, p) => {
      this.#leave(mover, path[p]!, some);
    });
    movers.forEach((mover, p) => {
      this.#settle(mover, path[p + 1]!, some);
    });
    this.#settle(i, path[0]!, some);
    return some;
  }

  /** Least cost to every node from the given starts, by moves (Bellman–Ford: moves may save). */
  #cheapest(starts: readonly (readonly [number, number])[]): {
    readonly distance: Float64Array;
    readonly cameFrom: Int32Array;
  } {
    const distance = new Float64Array(this.#nowhere + 1).fill(Infinity);
    const cameFrom = new Int32Array(this.#nowhere + 1).fill(-1);
    const waiting: number[] = [];
    const isWaiting = new Uint8Array(this.#nowhere + 1);
    for (const [node, cost] of starts) {
      distance[node] = cost;
      waiting.push(node);
      isWaiting[node] = 1;
    }
    for (let at = 0; at < waiting.length; at++) {
      const from = waiting[at]!;
      isWaiting[from] = 0;
      for (const to of this.#moves[from]!.keys()) {
        const move = this.#top(from, to);
        if (move === undefined || distance[from]! + move.change >= distance[to]!) continue;
        distance[to] = distance[from]! + move.change;
        cameFrom[to] = from;
        if (isWaiting[to] === 1) continue;
        isWaiting[to] = 1;
        waiting.push(to);
      }
    }
    return { distance, cameFrom };
  }

  /** The cheapest move between two nodes; those who have left meanwhile are dropped. */
  #top(from: number, to: number): Move | undefined {
    const heap = this.#moves[from]!.get(to);
    if (heap === undefined) return undefined;
    for (;;) {
      const { top } = heap;
      if (top === undefined || (this.#placed[top.i]!.get(from) ?? 0) > 0) return top;
      heap.pop();
    }
  }

  #leave(i: number, node: number, some: number): void {
    this.#placed[i]!.set(node, this.#placed[i]!.get(node)! - some);
    this.#room[node]! += some;
    if (this.#placed[i]!.get(node) === 0) this.#placed[i]!.delete(node);
  }

  #settle(i: number, node: number, some: number): void {
    const before = this.#placed[i]!.get(node) ?? 0;
    this.#placed[i]!.set(node, before + some);
    this.#room[node]! -= some;
    if (before > 0) return;
    const own = this.#costOf[i]!.get(node)!;
    for (const [to, cost] of this.#costOf[i]!) {
      if (to === node) continue;
      let heap = this.#moves[node]!.get(to);
      if (heap === undefined) {
        heap = new MoveHeap();
        this.#moves[node]!.set(to, heap);
      }
      heap.push({ i, change: cost - own });
    }
  }
}
