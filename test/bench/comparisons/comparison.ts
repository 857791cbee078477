import type { SandboxOptions } from '../../sandbox';
import type { Addresses } from '../measuring/sandboxProcess';

/** Does the work once. @returns how many records it has dealt with */
export type Task = () => Promise<number>;

/** Gets ready what a run needs, which isn't timed, and gives what is. */
export type Work = (at: Addresses) => Task | Promise<Task>;

/**
 * Who does the work: these nodes; a bare loop, which is the shortest code that does the same without n8n's engine; the HTTP Request
 * node, with what else a user needs around it; a node for another service of the same kind.
 */
export type Side = 'ours' | 'loop' | 'http' | 'peer';

/** A way to do the work. */
export interface Contender {
	/** Names it among those of the comparison; explanations refer to it. */
	key: string;
	side: Side;
	label: string;
	/** How many records it deals with, where they are fewer than the others': ratios are by record. */
	records?: number;
	work: Work;
}

/** The same work, done in several ways. The first contender is ours. */
export interface Comparison {
	key: string;
	title: string;
	sandbox: SandboxOptions;
	records: number;
	/** Whether several requests at once, or many records in one, can save time here. */
	canGain: boolean;
	contenders: Contender[];
}

/** How much work is done; the test does little of each. */
export interface Sizes {
	/** Records of a list, and of a long list. */
	list: number;
	longList: number;
	/** Records that are written one by one. */
	writes: number;
	/** The same where one comes after the other, which takes long. */
	slowWrites: number;
	/** Rows of a bulk import, an export and a table. */
	rows: number;
	/** New customers of the trigger's busiest poll. */
	newcomers: number;
	/** Milliseconds by which each answer is delayed where requests may go at once, and for the long list. */
	latency: number;
	longLatency: number;
}

/** What the figures of the documentation are taken with. */
export const USUAL: Sizes = {
	list: 10_000,
	longList: 100_000,
	writes: 1_000,
	slowWrites: 200,
	rows: 100_000,
	newcomers: 10_000,
	latency: 20,
	longLatency: 5,
};
