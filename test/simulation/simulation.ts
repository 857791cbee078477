import type { SimulatedLife } from './life';
import { SimulatedTrigger, type Fate, type TriggerKind } from './trigger';
import type { UnreliableApi } from './unreliableApi';
import { START, type SimulatedWorld } from './world';

/** The settings of a simulation. */
export interface SimulationOptions {
	operations: number;
	/** The same seed runs the same simulation. */
	seed: number;
	/** Called occasionally with the number of operations done. */
	progress?: (done: number) => void;
}

/** The results for one kind of trigger. */
export interface SimulationRow {
	event: string;
	found: number;
	missed: number;
	repeated: number;
	repeatedAfterCrash: number;
	unknown: number;
	polls: number;
	failedPolls: number;
	idlePolls: number;
	idleWithOneRequest: number;
	/** Characters. */
	largestState: number;
	warnings: number;
}

export interface SimulationResult {
	rows: SimulationRow[];
	/** Simulated time in milliseconds. */
	duration: number;
	requests: number;
	restarts: number;
	crashes: number;
	failures: number;
	/** Responses with something untrue in them. */
	lies: number;
}

/** A service in which things happen, and the kinds of triggers that follow it. */
export interface Service {
	world: SimulatedWorld;
	life: SimulatedLife;
	api: UnreliableApi;
	kinds: TriggerKind[];
	/** Called every ten minutes of simulated time: changes what is wrong with responses until the next time. */
	disturb?(): void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Polls continue for this long after the last operation, so that nothing is left unread. */
const END = 4 * HOUR;

/**
 * Runs all kinds of a trigger in parallel over simulated weeks, by n8n's rules, against a service in which things happen all the
 * time, and counts what they report.
 *
 * @param start creates the service
 */
export async function simulate(
	start: (options: SimulationOptions) => Service,
	options: SimulationOptions,
): Promise<SimulationResult> {
	const systemNow = Date.now;
	const service = start(options);
	const { world } = service;
	Date.now = () => world.now + world.skew.own;
	try {
		return await new Simulation(service, options).run();
	} finally {
		Date.now = systemNow;
	}
}

class Simulation {
	private restarts = 0;

	private crashes = 0;

	private readonly triggers: SimulatedTrigger[];

	constructor(
		private readonly service: Service,
		private readonly options: SimulationOptions,
	) {
		this.triggers = service.kinds.map((kind) => new SimulatedTrigger(kind, service));
	}

	async run(): Promise<SimulationResult> {
		const { triggers } = this;
		const { life, world } = this.service;
		for (const trigger of triggers) await trigger.activate();
		let endsAt = Infinity;
		for (let minute = 1; world.now < endsAt; minute++) {
			if (life.isOver && endsAt === Infinity) endsAt = world.now + END;
			life.passTo(START + minute * MINUTE);
			if (minute % 60 === 0) this.setClocks();
			if (minute % 10 === 0) this.service.disturb?.();
			if (minute % 1000 === 0) this.options.progress?.(life.done);
			await this.pollAll();
		}
		for (const { tally } of triggers) tally.end();
		return this.result();
	}

	private async pollAll(): Promise<void> {
		const { triggers } = this;
		const { life, world } = this.service;
		const dice = world.random.next();
		const fate: Fate =
			dice < 0.01 ? 'crashes before it saves' : dice < 0.03 ? 'restarts' : 'goes on';
		if (fate === 'restarts') this.restarts++;
		if (fate === 'crashes before it saves') this.crashes++;
		for (const trigger of triggers) {
			const patience = world.random.next() < 0.1 ? 1 + world.upTo(5) : 200;
			await trigger.poll(fate, patience);
		}
		// n8n takes time to restart.
		if (fate !== 'goes on') life.passTo(world.now + world.upTo(20 * MINUTE));
	}

	/** One clock after another jumps by hours and back: n8n's, or the one in the server's responses. */
	private setClocks(): void {
		const { world } = this.service;
		const isOff = world.skew.own !== 0 || world.skew.date !== 0;
		const hours = (world.upTo(12) + 1) * HOUR;
		const jumps = [
			{ own: hours, date: 0 },
			{ own: -hours, date: 0 },
			{ own: 0, date: hours },
			{ own: 0, date: -hours },
		];
		world.skew = (isOff ? undefined : jumps[world.upTo(8)]) ?? { own: 0, date: 0 };
	}

	private result(): SimulationResult {
		const { restarts, crashes } = this;
		const { api, world } = this.service;
		const rows = this.triggers.map((trigger): SimulationRow => {
			const { event, tally, polls, failedPolls, idle, largestState, warnings } = trigger;
			const { found, missed, repeated, repeatedAfterCrash, unknown } = tally;
			return {
				event,
				found,
				missed,
				repeated,
				repeatedAfterCrash,
				unknown,
				polls,
				failedPolls,
				idlePolls: idle.polls,
				idleWithOneRequest: idle.withOneRequest,
				largestState,
				warnings,
			};
		});
		const { requests, failures, lies } = api;
		return { rows, duration: world.now - START, requests, restarts, crashes, failures, lies };
	}
}
