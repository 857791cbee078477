import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { ContactHub } from '../../../../nodes/ContactHub/ContactHub.node';
import {
	startSandbox,
	type FaultAction,
	type FaultRule,
	type LogEntry,
	type Sandbox,
	type SandboxOptions,
} from '../../../sandbox';
import {
	runNode,
	withConnection,
	type Connection,
	type NodeResult,
	type RunNodeOptions,
} from '../../../support';
import { expectNoSecret } from './secrets';

/** Texts that tell the user to do something. */
const NEXT_STEP = /\b(run|check|press|correct|look|choose|change|use|set|try|enter|fill in)\b/i;

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** What the node of a run threw, before the engine made a plain copy of it. */
let thrown: unknown[] = [];

/** The node, with a record of what it throws. */
class WatchedContactHub extends ContactHub {
	override async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return await ContactHub.prototype.execute.call(this);
		} catch (error) {
			thrown.push(error);
			throw error;
		}
	}
}

export type Outcome = NodeResult & {
	/** Milliseconds. */
	took: number;
	/** What the node threw. */
	thrown: unknown[];
};

/** A sandbox for the tests in a file, with shortcuts for running the node against it. */
export class Bench {
	sandbox!: Sandbox;

	/** Starts before the file's tests and ends after them; faults and log are cleared for each test. */
	constructor(options: SandboxOptions = {}) {
		beforeAll(async () => {
			this.sandbox = await startSandbox({
				...options,
				contactHub: { customers: 130, ...options.contactHub },
			});
		});
		afterAll(async () => await this.sandbox.close());
		beforeEach(() => {
			this.sandbox.faults.clear();
			this.sandbox.log.clear();
		});
	}

	get hub() {
		return this.sandbox.contactHub;
	}

	get token(): string {
		return this.hub.tokens.trusted;
	}

	/** The ID of one of the seeded customers. */
	customerId(position = 0): string {
		return [...this.hub.customers()][position]?.id ?? '';
	}

	/** Adds a fault for requests with a method; by default for all requests. */
	fault(
		action: FaultAction,
		rule: Omit<FaultRule, 'do' | 'when'> & { method?: Method; path?: string | RegExp } = {},
	) {
		const { method, path, ...others } = rule;
		return this.sandbox.faults.add({ ...others, when: { method, path }, do: action });
	}

	/** What went over the wire. */
	requests(method?: Method): LogEntry[] {
		return this.sandbox.log.matching({ method });
	}

	/** Waits until pages prefetched when a run failed have arrived, so that they don't affect the next test. */
	async settle(): Promise<void> {
		const { log } = this.sandbox;
		for (let seen = -1; seen !== log.count || log.entries.some(isOpen);) {
			seen = log.count;
			await new Promise((resolve) => setTimeout(resolve, 25));
		}
	}

	/** Runs the node. Retries don't wait unless the test says so. No output may contain the token. */
	async run(
		parameters: INodeParameters,
		options: RunNodeOptions & { credential?: Record<string, string> } = {},
	): Promise<Outcome> {
		const { baseUrl, workspaceId, nodeId } = this.hub;
		const { credential, ...others } = options;
		const contactHubApi = { baseUrl, workspaceId, nodeId, token: this.token, ...credential };
		const { connection, ...own } = parameters;
		const credentials = withConnection(
			{ contactHubApi },
			{ initialRetryDelay: 1, ...(connection as Connection) },
		);
		thrown = [];
		const start = performance.now();
		const result = await runNode(WatchedContactHub, own, { credentials, ...others });
		const outcome = { ...result, took: performance.now() - start, thrown };
		expectNoSecret(outcome, contactHubApi.token.trim());
		return outcome;
	}

	/** Runs the node and expects it to fail. @returns what the user is told */
	async fail(
		...run: Parameters<Bench['run']>
	): Promise<{ message: string; description: string; outcome: Outcome }> {
		const outcome = await this.run(...run);
		const { message = '', description } = outcome.error ?? {};
		expect(outcome.status).toBe('error');
		expect(outcome.items).toEqual([]);
		expect(outcome.thrown).toHaveLength(1);
		expect(description).toMatch(NEXT_STEP);
		return { message, description: description ?? '', outcome };
	}
}

const isOpen = ({ durationMs }: LogEntry) => durationMs === undefined;

export const getMany = {
	resource: 'customer',
	operation: 'getAll',
	returnAll: true,
	simplify: false,
};

const automatic = { mappingMode: 'autoMapInputData', value: null };

/** Creates a customer from each item's columns. */
export const create = { resource: 'customer', operation: 'create', customerFields: automatic };

/** Parameters that send one request of each method, for a customer. */
export function requestOf(method: Method, customerId: string): INodeParameters {
	const customer = { __rl: true, mode: 'id', value: customerId };
	const resource = 'customer';
	switch (method) {
		case 'GET':
			return { resource, operation: 'get', customer };
		case 'POST':
			return create;
		case 'PATCH':
			return { resource, operation: 'update', customer, customerFields: automatic };
		case 'PUT':
			return { resource, operation: 'replace', customer, customerFields: automatic };
		case 'DELETE':
			return { resource, operation: 'delete', customer };
	}
}

let people = 0;

/** An item with an email address that no customer has yet. */
export function person(): { email: string } {
	return { email: `person.${++people}@faults.example.com` };
}

/** This many of them. */
export function persons(count: number): Array<{ email: string }> {
	return Array.from({ length: count }, person);
}
