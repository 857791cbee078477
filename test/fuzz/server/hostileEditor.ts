import type { INodeParameters } from 'n8n-workflow';

import { isRecord } from '../../../nodes/kit';
import { spoiler } from '../../chaos/experiment';
import type { ChaosServer } from '../../chaos/server';
import type { Subject } from '../../chaos/subjects';
import { findPaths } from '../../nodes/ContactHub/faults/secrets';
import { withConnection } from '../../support';
import { listSearch, loadOptions, resourceMapperFields } from '../../support/editor';
import { spoil, type Hostility } from './responses';
import { outcomeWithin, wrongWithError } from './outcome';

const CALLS = { listSearch, loadOptions, resourceMapping: resourceMapperFields };

/** A list or form of the editor, loaded by a method of a node. */
export interface EditorMethod {
	node: string;
	kind: keyof typeof CALLS;
	name: string;
}

/** What a hostile server does while a list is loaded. */
export interface EditorAttack {
	/** Index of the node's method, starting at 0. */
	method: number;
	/** Which request gets a modified response, starting at 1. */
	request: number;
	/** Whether all later requests get one, too. */
	lasting: boolean;
	how: Hostility;
	/** What the user types in the list's search field. */
	filter?: string;
}

/** Milliseconds after which a list counts as hanging: the editor doesn't wait longer. */
const LIMIT = 60_000;

/** Loads a list while the server responds with anything at all. @returns what is wrong, in words */
export async function attackEditor<State>(
	{ subject, server, methods, chosen }: EditorBench<State>,
	attack: EditorAttack,
): Promise<string[]> {
	const { node, kind, name } = methods[attack.method % methods.length]!;
	const state = server.reset(subject.server);
	server.spoil = spoiler(attack, (response) => spoil(response, attack.how));
	const call = CALLS[kind](node, name, {
		parameters: chosen(state),
		// What a pause between retries should be is tested elsewhere.
		credentials: withConnection(subject.credentials(state), { initialRetryDelay: 1 }),
		filter: attack.filter,
	});
	const outcome = await outcomeWithin<unknown>(LIMIT, call);
	await server.settle();
	if (outcome === undefined) return [`${name}: it does not end`];
	const wrong = 'error' in outcome ? wrongWithError(outcome.error) : wrongWithList(outcome.value);
	const told = findPaths([outcome], ...subject.secrets(state));
	return [...wrong, ...told.map((place) => `a secret in ${place}`)].map(
		(problem) => `${name}: ${problem}`,
	);
}

/** A node, the methods that load its lists, and a hostile server. */
export interface EditorBench<State> {
	subject: Subject<State>;
	server: ChaosServer<State>;
	methods: EditorMethod[];
	/** What the user has chosen besides the list. */
	chosen(state: State): INodeParameters;
}

/** What the editor can't handle: it shows names and stores values. */
function wrongWithList(list: unknown): string[] {
	if (isRecord(list) && Array.isArray(list.fields)) {
		return list.fields.every(isField) ? [] : ['a field has no text for its ID or name'];
	}
	const entries: unknown = isRecord(list) ? list.results : list;
	if (!Array.isArray(entries)) return ["it isn't a list"];
	if (isRecord(list) && !['string', 'undefined'].includes(typeof list.paginationToken)) {
		return ["what leads to the next page isn't text"];
	}
	return entries.every(isEntry) ? [] : ['an entry has no text for its name or value'];
}

function isEntry(entry: unknown): boolean {
	return isRecord(entry) && typeof entry.name === 'string' && typeof entry.value === 'string';
}

function isField(field: unknown): boolean {
	return isRecord(field) && typeof field.id === 'string' && typeof field.displayName === 'string';
}
