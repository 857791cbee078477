import { get } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ManualClock, type FaultHandle, type FaultRule, type SandboxOptions } from '../sandbox';
import { Faults } from '../sandbox/faults';
import type { ApiResponse, Api } from '../sandbox/http';
import { createRandom } from '../sandbox/random';
import { RequestLog } from '../sandbox/requestLog';
import { CONTROL_PREFIX, createServer } from '../sandbox/server';

/** Creates one product's emulated API with a new state. */
export type CreateApi<State> = (
	options: SandboxOptions,
	clock: ManualClock,
	seed: number,
) => { apis: Api[]; attach(url: string): State };

/** A clock that stands still, so that two identical runs have the same result. */
const now = Date.now();

/** Longer than any work takes, including stalls of the machine. */
const MOST_SETTLING_MS = 60_000;

/**
 * A server with one product's API whose state can be recreated in a millisecond or two, and whose faults and responses are
 * controlled by a test: a run under one fault doesn't affect the next.
 */
export class ChaosServer<State> {
	readonly log = new RequestLog(true);
	state!: State;
	url = '';
	/** Changes the API's responses before they are sent; reset with the state. */
	spoil: ((response: ApiResponse) => ApiResponse) | undefined;

	private readonly clock = new ManualClock(now);
	private readonly faults = new Faults(createRandom(1));
	private apis: Api[];
	private readonly app: ReturnType<typeof createServer>;

	/** @param seed makes the server's IDs unique: the node processes one record per ID at a time */
	constructor(
		private readonly create: CreateApi<State>,
		private readonly seed: number,
	) {
		this.apis = create({}, this.clock, seed).apis;
		this.app = createServer(
			this.apis.map((api, at) => this.mounted(api, at)),
			{
				clock: this.clock,
				log: this.log,
				faults: this.faults,
				settings: { latencyMs: 0 },
			},
		);
	}

	/** Starts listening on a free port. */
	async start(): Promise<void> {
		await this.app.listen({ host: '127.0.0.1', port: 0 });
		this.url = `http://127.0.0.1:${(this.app.server.address() as AddressInfo).port}`;
	}

	/** Replaces the state with a new one, and removes faults and requests. */
	reset(options: SandboxOptions = {}): State {
		this.clock.set(now);
		const { apis, attach } = this.create(options, this.clock, this.seed);
		this.apis = apis;
		this.state = attach(this.url);
		this.faults.clear();
		this.spoil = undefined;
		this.log.clear();
		return this.state;
	}

	/** The time by the server's clock, in epoch milliseconds; it stands still. */
	get time(): number {
		return this.clock.now();
	}

	/** Advances the server's clock. */
	advance(milliseconds: number): void {
		this.clock.advance(milliseconds);
	}

	fault(rule: FaultRule): FaultHandle {
		return this.faults.add(rule);
	}

	/**
	 * Waits until nothing sent by the node is in flight or in progress: prefetched pages, and requests that the node aborted
	 * before the server had read them, as happens if the machine stalls for longer than the node waits.
	 *
	 * @throws if that takes more than a minute
	 */
	async settle(): Promise<void> {
		const deadline = performance.now() + MOST_SETTLING_MS;
		for (let seen = -1; ;) {
			await this.ping();
			const open = this.log.entries.some(({ durationMs }) => durationMs === undefined);
			if (!open && seen === this.log.count) return;
			if (performance.now() > deadline) throw new Error('The server does not come to rest');
			seen = this.log.count;
			if (open) await new Promise((resolve) => setTimeout(resolve, 10));
		}
	}

	async close(): Promise<void> {
		await this.app.close();
	}

	/** Gets a response over its own connection, which is accepted after all earlier ones. */
	private async ping(): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			get(`${this.url}${CONTROL_PREFIX}/ping`, { agent: false }, (response) => {
				response.resume().once('end', resolve);
			}).once('error', reject);
		});
	}

	/**
	 * A mounted API: each route calls the current API. Responses of faults come from the first one, so that they don't use any of
	 * the random numbers for IDs.
	 */
	private mounted(first: Api, at: number): Api {
		const { prefix, routes } = first;
		return {
			prefix,
			routes: routes.map(({ method, path }, index) => ({
				method,
				path,
				run: async (request) => {
					const response = await this.apis[at]!.routes[index]!.run(request);
					return this.spoil?.(response) ?? response;
				},
			})),
			notFound: (request) => this.apis[at]!.notFound(request),
			errorBody: (status) => first.errorBody(status),
		};
	}
}
