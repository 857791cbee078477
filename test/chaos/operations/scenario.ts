import type { IDataObject } from 'n8n-workflow';

import type { SandboxOptions } from '../../sandbox';
import type { Problem } from '../problems';

/** Parameters of an operation as stored in a workflow, without resource, operation and options. */
export type Parameters = Record<string, unknown>;

/** How to run an operation with a server whose state is a `State`. */
export interface Scenario<State> {
	/** Adds what the operation needs to the server, and returns its parameters. IDs come from the server's state. */
	prepare?(state: State): Parameters | Promise<Parameters>;
	/** JSON of the input items; by default one empty item. */
	items?: IDataObject[];
	/** A file in `data` of the only input item. */
	file?: { content: string; fileName: string; mimeType: string };
	/** Differences from the default server, e.g. so that a list has several pages. */
	server?: SandboxOptions;
	/** Changes the data of the credential. */
	credential?(state: State): Record<string, string>;
	/** Outcomes that are correct for this operation, but wouldn't be for others. */
	exceptions?: Exception[];
}

/** An outcome that isn't a problem here. */
export interface Exception {
	problem: Problem;
	/** Names of the faults with which it is accepted; by default all. */
	faults?: string[];
	/** The reason, as a sentence. */
	reason: string;
}

/** The end of a text file isn't marked, so one that is cut in half looks like a shorter file. */
export const endOfFile: Exception = {
	problem: 'successes with another output',
	faults: ['Body cut in half'],
	reason:
		'Nothing marks the end of a CSV file, so one that was cut in half looks like a shorter one.',
};

/** If the request doesn't contain a record's ID, the record can't be distinguished from another. */
export const withoutOwnId: Exception = {
	problem: 'successes with another output',
	faults: ['Another record', 'Empty record'],
	reason: 'Nothing in the request tells which record the response must hold.',
};

/** The account is read and written back, and has no ID. */
export const accountOfAnother: Exception = {
	problem: 'writes lost without an error',
	faults: ['Another record'],
	reason: 'The account has no ID by which that of another could be told.',
};

/** A POST that changes nothing the second time. */
export const sameAgain: Exception = {
	problem: 'writes carried out twice',
	reason: 'Tickets that are checked in or out once more stay as they are, so the node repeats it.',
};

/** Scenarios by resource and operation. */
export type Scenarios<State> = Record<string, Record<string, Scenario<State>>>;

/** A resource locator by ID. */
export const byId = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });

/** A resource locator by name. */
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** A form filled in by hand. */
export const form = (value: IDataObject) => ({
	mappingMode: 'defineBelow',
	value,
	schema: [],
	matchingColumns: [],
});

/** @throws Error if the server has no such record, which is a mistake in a scenario */
export function found<Value>(value: Value | undefined, what: string): Value {
	if (value === undefined) throw new Error(`The server has no ${what}`);
	return value;
}

/** Polls a status ten times per second, for at most three seconds. */
export const quickly = { activityOptions: { checkEvery: 0.1, timeLimit: 0.05 } };

const START = Date.now();

/** A time this many days after the start of the process: the same for all runs. */
export const inDays = (days: number) => new Date(START + days * 86_400_000).toISOString();
