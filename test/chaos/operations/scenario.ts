import type { IDataObject } from 'n8n-workflow';

import type { SandboxOptions } from '../../sandbox';
import type { Problem } from '../problems';

/** Parameters of an operation as a workflow stores them, without resource, operation and options. */
export type Parameters = Record<string, unknown>;

/** How an operation is run against a server whose state is `State`. */
export interface Scenario<State> {
	/** Puts into the server what the operation needs, and returns its parameters. IDs come from the server's state. */
	prepare?(state: State): Parameters | Promise<Parameters>;
	/** JSON of the input items; one empty item when left out. */
	items?: IDataObject[];
	/** A file that the only input item carries in `data`. */
	file?: { content: string; fileName: string; mimeType: string };
	/** How the server differs from the usual one, e.g. so that a list has several pages. */
	server?: SandboxOptions;
	/** Changes the data of the credential. */
	credential?(state: State): Record<string, string>;
	/** Outcomes that are as they should be for this operation, though they would not do for others. */
	exceptions?: Exception[];
}

/** An outcome that isn't a problem here. */
export interface Exception {
	problem: Problem;
	/** Names of the faults under which it may be; all when left out. */
	faults?: string[];
	/** Why, as a sentence. */
	reason: string;
}

/** The end of a text file isn't marked, so one that is cut in half looks like a shorter one. */
export const endOfFile: Exception = {
	problem: 'successes with another output',
	faults: ['Body cut in half'],
	reason:
		'Nothing marks the end of a CSV file, so one that was cut in half looks like a shorter one.',
};

/** What has no ID of its own in the request can't be told from another record of its kind. */
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

/** A locator by ID. */
export const byId = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });

/** A locator by name. */
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** A form that was filled in by hand. */
export const form = (value: IDataObject) => ({
	mappingMode: 'defineBelow',
	value,
	schema: [],
	matchingColumns: [],
});

/** @throws Error when the server has nothing of the kind, which is a mistake in a scenario */
export function found<Value>(value: Value | undefined, what: string): Value {
	if (value === undefined) throw new Error(`The server has no ${what}`);
	return value;
}

/** Looks at a status ten times a second, for three seconds at the most. */
export const quickly = { activityOptions: { checkEvery: 0.1, timeLimit: 0.05 } };

const START = Date.now();

/** A time so many days after the start of the process: the same for all runs. */
export const inDays = (days: number) => new Date(START + days * 86_400_000).toISOString();
