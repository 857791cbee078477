import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import type { FaultAction, FaultHandle, FaultRule, SandboxOptions } from '../../../sandbox';
import type { Connection, NodeResult } from '../../../support';
import { expectNoSecret } from '../../ContactHub/faults/secrets';
import { byId, connectNode, type ConnectedNode } from '../setup';

export { form } from '../../ConstantContactLegacy/contact/contacts';
export { byId } from '../setup';

/** Texts that tell the user to do something. */
const NEXT_STEP =
	/\b(run|check|correct|look|choose|change|set|try|open|download|give|use|update|fill in|remove|no longer)\b/i;

/** How the node warns about a request that may have been carried out. */
export const LOOK_FIRST =
	'Constant Contact may have carried out the request anyway: check there before you run it again.';

/** What a failed run tells the user. */
export interface Failure {
	message: string;
	description: string;
	/** Milliseconds. */
	took: number;
}

type Run = ConnectedNode['run'];

/** The node and its sandbox, with shortcuts for faults. No output may contain a secret. */
export interface Bench extends ConnectedNode {
	/** Adds a fault for requests with a method; by default for all requests. */
	fault(
		action: FaultAction,
		rule?: Omit<FaultRule, 'do' | 'when'> & { method?: string; path?: string | RegExp },
	): FaultHandle;
	/** Statuses of the requests so far; undefined if there was no response. */
	statuses(method?: string): Array<number | undefined>;
	/** Runs the node and expects it to fail without output. */
	fail(...run: Parameters<Run>): Promise<Failure>;
	/** Everything that the node has thrown so far, before the engine made a plain copy of it. */
	thrown(): Promise<unknown[]>;
	/** Names of all lists. */
	listNames(): string[];
}

/** Starts a sandbox with few contacts, and connects an observed node to it. */
export async function connectBench(
	options: SandboxOptions['constantContactV2'] = {},
	server: SandboxOptions = {},
): Promise<Bench> {
	const node = await connectNode({ ...server, constantContactV2: { contacts: 10, ...options } });
	const execute = jest.spyOn(ConstantContactLegacyV2.prototype, 'execute');
	const { apiKey = '', accessToken = '' } = node.credentials.constantContactLegacyTokenApi;
	const thrown = async (): Promise<unknown[]> => {
		const ended = await Promise.allSettled(
			execute.mock.results.map(({ value }) => value as unknown),
		);
		return ended.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
	};
	const run = async (...call: Parameters<Run>): Promise<NodeResult> => {
		const result = await node.run(...call);
		expectNoSecret([result, await thrown()], apiKey, accessToken);
		return result;
	};
	return {
		...node,
		run,
		thrown,
		fault: (action, { method, path, ...others } = {}) =>
			node.sandbox.faults.add({ ...others, when: { method, path }, do: action }),
		statuses: (method) => node.sandbox.log.matching({ method }).map(({ status }) => status),
		fail: async (...call) => {
			const start = performance.now();
			const { status, items, error } = await run(...call);
			const took = performance.now() - start;
			expect(status).toBe('error');
			expect(items).toEqual([]);
			const { message = '', description } = error ?? {};
			expect(description).toMatch(NEXT_STEP);
			return { message, description: description ?? '', took };
		},
		listNames: () => node.account.lists().map(({ name }) => name),
		close: async () => {
			execute.mockRestore();
			await node.close();
		},
	};
}

/** Parameters that send one request of each method, for list 2. */
export const REQUESTS = {
	GET: ['get', { list: byId('2') }],
	POST: ['create', { name: 'New' }],
	PUT: ['update', { list: byId('2'), updateFields: { name: 'Renamed' } }],
	DELETE: ['delete', { list: byId('2') }],
} as const;

/** A method of the API. */
export type Method = keyof typeof REQUESTS;

/** Sends a request with this method for list 2; a PUT follows a GET. */
export async function send(
	bench: Bench,
	method: Method,
	connection: Connection = {},
	more: object = {},
): Promise<NodeResult> {
	const [operation, parameters] = REQUESTS[method];
	return await bench.run('contactList', operation, { ...parameters, connection }, [{}], more);
}

/** Like `send`, for a request that fails. */
export async function sendInVain(
	bench: Bench,
	method: Method,
	connection: Connection = {},
): Promise<Failure> {
	const [operation, parameters] = REQUESTS[method];
	return await bench.fail('contactList', operation, { ...parameters, connection });
}

/** Reads all contacts, page by page. */
export async function getContacts(bench: Bench, connection: Connection = {}): Promise<NodeResult> {
	return await bench.run('contact', 'getAll', { returnAll: true, simplify: false, connection });
}

/** IDs of all contacts that the sandbox has. */
export function contactIds({ account }: Bench): string[] {
	return [...account.contacts()].map(({ id }) => String(id));
}
