import type { SandboxOptions } from '../../sandbox';
import type { ExpressionEngine } from '../../support/expressionEngine';
import type { Addresses } from '../measuring/sandboxProcess';

/** Does the work once. @returns the number of records processed */
export type Task = () => Promise<number>;

/** Prepares a run, untimed, and returns the function to be timed. */
export type Work = (at: Addresses) => Task | Promise<Task>;

/**
 * Who does the work: these nodes; these nodes with a fixed number of concurrent requests; with more of them than the automatic
 * number may reach; those of another checkout; a bare loop, which is the shortest code for it without n8n's engine; the same loop with its requests sent through n8n's helper; the HTTP
 * Request node, with whatever else a user needs around it; a node for another service of the same kind.
 */
export type Side = 'ours' | 'fixed' | 'beyond' | 'baseline' | 'loop' | 'helper' | 'http' | 'peer';

/** One way to do the work. */
export interface Contender {
	/** Its name within the comparison; explanations refer to it. */
	key: string;
	side: Side;
	label: string;
	/** How many records it processes, if fewer than the others: ratios are per record. */
	records?: number;
	work: Work;
	/** The checkout whose nodes do it; this one if left out. */
	directory?: string;
	/** Whether it may deal with fewer records than it should, which is counted then. */
	mayFail?: boolean;
}

/** What is wanted of our way, beside the targets that hold everywhere. */
interface Aims {
	/** Most time, in multiples of that of a bare loop: 1.25 if left out. False if it is only for comparison. */
	loop?: number | false;
	/** The same for the loop through n8n's helper; only for comparison if left out. */
	helper?: number;
	/** Most time, in multiples of that of the best fixed number of requests at the same time. */
	bestFixed?: number;
	/** How many times as fast as an older commit it is at least. */
	baseline?: number;
	/** Largest share of requests that the service refuses, and whether all records are processed even if others skip some. */
	refused?: number;
}

/** The same work, done in several ways. The first contender is ours. */
export interface Comparison {
	key: string;
	title: string;
	sandbox: SandboxOptions;
	/** Milliseconds to the server and back, over TLS; if left out, it is on this machine, without TLS. */
	roundTripMs?: number;
	records: number;
	/** Whether concurrent requests, or many records in one request, can save time here. */
	canGain: boolean;
	contenders: Contender[];
	aims?: Aims;
	/** The engine that evaluates expressions; n8n-core's own if left out. `vm` is what n8n's server uses, and runs on Node 24. */
	engine?: ExpressionEngine;
}

/** The amount of work; the test does little of each. */
export interface Sizes {
	/** Records of a list, and of a long list. */
	list: number;
	longList: number;
	/** Records written one by one. */
	writes: number;
	/** The same, written sequentially, which takes a long time. */
	slowWrites: number;
	/** Rows of a bulk import, an export and a table. */
	rows: number;
	/** New customers in the trigger's busiest poll. */
	newcomers: number;
	/** Milliseconds by which each response is delayed, for concurrent requests and for the long list. */
	latency: number;
	longLatency: number;
	/** Milliseconds to a distant server and back. */
	roundTrip: number;
}

/** The settings for the figures in the docs. */
export const USUAL: Sizes = {
	list: 10_000,
	longList: 100_000,
	writes: 1_000,
	slowWrites: 200,
	rows: 100_000,
	newcomers: 10_000,
	latency: 20,
	longLatency: 5,
	roundTrip: 40,
};
