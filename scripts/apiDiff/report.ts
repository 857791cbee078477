import { resolve } from 'node:path';

import { reachedEndpoints } from '../docs/endpoints';
import { compareFacts, describeDifference, type Difference } from './compare';
import { assumedOfV3 } from './constantContact';
import {
	assumedOfContactHub,
	fieldsOfContactHub,
	operationsOfContactHub,
	SCHEMA_PATHS,
} from './contactHub';
import type { Facts } from './facts';
import { factsOfOpenApi, isObject } from './openApi';
import { below, readDocument, Unreadable } from './sources';

const ROOT = resolve(__dirname, '../..');

/** Where to read the specifications: URLs, files or folders. */
export interface Places {
	v3: string;
	hub: string;
	/** ContactHub's JSON schemas. */
	schemas: string;
}

/** The result for one API. */
interface Outcome {
	differences: number;
	/** Documents that couldn't be read. */
	unread: number;
}

type Print = (text: string) => void;

/**
 * Reports the differences between the specifications and what is assumed.
 *
 * @returns 0 if nothing differs, 1 if something does, 2 if something couldn't be read
 */
export async function reportDifferences(
	{ v3, hub, schemas }: Places,
	print: Print,
): Promise<number> {
	const outcomes = [
		await compare('Constant Contact V3', print, async () => await constantContact(v3, print)),
		await compare('ContactHub', print, async () => await contactHub(hub, schemas, print)),
	];
	const differences = outcomes.reduce((sum, outcome) => sum + outcome.differences, 0);
	const unread = outcomes.reduce((sum, outcome) => sum + outcome.unread, 0);
	if (unread > 0) {
		print(
			'\nNot everything could be read. Where there is no network, or a proxy is in between, save the documents elsewhere and name the files: npm run api:diff -- --help',
		);
	}
	if (differences > 0) {
		print(
			`\n${differences} differences. Please report them in an issue: nodes, sandbox and docs/api may have to follow.`,
		);
	}
	if (unread > 0) return 2;
	return differences > 0 ? 1 : 0;
}

async function compare(name: string, print: Print, work: () => Promise<Outcome>): Promise<Outcome> {
	print(`\n${name}`);
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		print(`  ${error.message}`);
		return { differences: 0, unread: 1 };
	}
}

async function constantContact(place: string, print: Print): Promise<Outcome> {
	const document = await readSpecification(place, print);
	const found = compareFacts(assumedOfV3(ROOT), readFacts(document, place));
	const isBody = ({ kind, about }: Difference) => kind === 'new' && /^\w+$/.test(about);
	const uses = new Map(
		reachedEndpoints().map(({ endpoint, operations }) => [endpoint, operations]),
	);
	tell(
		print,
		found.filter((difference) => !isBody(difference)),
		({ about }) => uses.get(about.split(': ')[0] ?? '') ?? [],
	);
	const bodies = found.filter(isBody).map(({ about }) => about);
	if (bodies.length > 0)
		print(`  not compared, as docs/api doesn't describe them: ${bodies.join(', ')}`);
	return { differences: found.length - bodies.length, unread: 0 };
}

async function contactHub(place: string, schemas: string, print: Print): Promise<Outcome> {
	const document = await readSpecification(place, print);
	const operations = operationsOfContactHub(readFacts(document, place));
	const read = new Map<string, unknown>();
	const missing: string[] = [];
	for (const path of SCHEMA_PATHS) {
		try {
			read.set(path, await readDocument(below(schemas, path)));
		} catch (error) {
			if (!(error instanceof Unreadable)) throw error;
			missing.push(path);
		}
	}
	const fields = fieldsOfContactHub(read);
	// What couldn't be read hasn't been removed.
	const told = new Set([...fields.keys()].map(getSubject));
	const assumed: Facts = new Map(
		[...assumedOfContactHub()].filter(
			([about]) => about.includes('/') || told.has(getSubject(about)),
		),
	);
	const found = compareFacts(assumed, new Map([...operations, ...fields]));
	const isUnused = ({ kind, about }: Difference) =>
		kind === 'new' && /^[A-Z]+ \/[^:]*$/.test(about);
	const unused = found.filter(isUnused).map(({ about }) => about);
	tell(
		print,
		found.filter((difference) => !isUnused(difference)),
		() => [],
	);
	if (unused.length > 0) print(`  not used by the nodes: ${unused.join(', ')}`);
	if (missing.length > 0) {
		print(
			`  ${missing.length} of ${SCHEMA_PATHS.length} schemas could not be read: ${missing.join(', ')}`,
		);
	}
	return { differences: found.length - unused.length, unread: missing.length };
}

/** The subject of a fact in a JSON schema, e.g. `event loggedIn`. */
function getSubject(about: string): string {
	return about.split('.')[0] ?? '';
}

async function readSpecification(place: string, print: Print): Promise<unknown> {
	const document = await readDocument(place);
	const info = isObject(document) && isObject(document.info) ? document.info : {};
	print(
		`  ${String(info.title ?? 'specification')} ${String(info.version ?? 'without a version')} (${place})`,
	);
	return document;
}

function readFacts(document: unknown, place: string): Facts {
	try {
		return factsOfOpenApi(document);
	} catch (error) {
		throw new Unreadable(place, (error as Error).message);
	}
}

function tell(
	print: Print,
	differences: Difference[],
	operationsOf: (difference: Difference) => string[],
): void {
	if (differences.length === 0) print('  nothing differs');
	for (const difference of differences) {
		const operations = operationsOf(difference);
		const users = operations.length > 0 ? `  [${operations.join(', ')}]` : '';
		print(`  ${describeDifference(difference)}${users}`);
	}
}
