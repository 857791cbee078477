import { TRIGGER_EVENTS } from '../../nodes/ContactHubTrigger/events';
import { SimulatedApi } from './api';
import { FEED_LIES, LIST_LIES } from './lies';
import { Life } from './life';
import { SimulatedTrigger, type Fate } from './simulatedTrigger';
import { Tally } from './tally';
import { World } from './world';

/** How a simulation runs. */
export interface SimulationOptions {
	operations: number;
	/** The same seed runs the same simulation. */
	seed: number;
	/** Told from time to time how many operations are done. */
	progress?: (done: number) => void;
}

/** What came out for one kind of trigger. */
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
	/** Responses with a lie in them. */
	lies: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 0, 1);

/** Polls go on for so long after the last operation, so that nothing is left under way. */
const END = 4 * HOUR;

/**
 * Runs all four kinds of the trigger beside each other over simulated weeks, by n8n's rules,
 * against a ContactHub in which things happen all the time, and counts what they report.
 */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
	const systemNow = Date.now;
	const simulation = new Simulation(options);
	Date.now = () => simulation.ownTime;
	try {
		return await simulation.run();
	} finally {
		Date.now = systemNow;
	}
}

class Simulation {
	private restarts = 0;

	private crashes = 0;

	private readonly tallies = {
		changeReceived: new Tally(),
		customerCreated: new Tally(),
		customerUpdated: new Tally(),
		eventReceived: new Tally(),
	};

	private readonly world: World;

	private readonly life: Life;

	private readonly api: SimulatedApi;

	private readonly triggers: SimulatedTrigger[];

	constructor(private readonly options: SimulationOptions) {
		this.world = new World(options.seed, START, this.tallies);
		this.life = new Life(this.world, options.operations);
		this.api = new SimulatedApi(this.world, this.life);
		this.triggers = TRIGGER_EVENTS.map(
			(event) => new SimulatedTrigger(event, this.api, this.world, this.tallies[event], 1000),
		);
	}

	/** The time by n8n's clock. */
	get ownTime(): number {
		return this.world.now + this.world.skew.own;
	}

	async run(): Promise<SimulationResult> {
		const { life, world, triggers } = this;
		world.settleWith(60);
		for (const trigger of triggers) await this.activate(trigger);
		let endsAt = Infinity;
		for (let minute = 1; world.now < endsAt; minute++) {
			if (life.isOver && endsAt === Infinity) endsAt = world.now + END;
			life.passTo(START + minute * MINUTE);
			if (minute % 60 === 0) this.setClocks();
			if (minute % 10 === 0) this.setLie();
			if (minute % 1000 === 0) this.options.progress?.(life.done);
			await this.pollAll();
		}
		for (const { tally } of triggers) tally.end();
		return this.result();
	}

	private async activate(trigger: SimulatedTrigger): Promise<void> {
		while (trigger.polls === trigger.failedPolls) await trigger.poll('goes on', Infinity);
		trigger.save();
		trigger.tally.begin();
	}

	private async pollAll(): Promise<void> {
		const { life, world, triggers } = this;
		const dice = world.random.next();
		const fate: Fate =
			dice < 0.01 ? 'crashes before it saves' : dice < 0.03 ? 'restarts' : 'goes on';
		if (fate === 'restarts') this.restarts++;
		if (fate === 'crashes before it saves') this.crashes++;
		for (const trigger of triggers) {
			const patience = world.random.next() < 0.1 ? 1 + world.upTo(5) : 200;
			await trigger.poll(fate, patience);
		}
		// n8n takes its time to come up again.
		if (fate !== 'goes on') life.passTo(world.now + world.upTo(20 * MINUTE));
	}

	/**
	 * One clock after the other jumps by hours and back: n8n's, or the one in the server's answers.
	 */
	private setClocks(): void {
		const { world } = this;
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

	/** Now and then all responses have the same lie in them for ten minutes. */
	private setLie(): void {
		const { api, world } = this;
		api.lie =
			world.random.next() < 0.02
				? { list: LIST_LIES[world.upTo(LIST_LIES.length)]!, feed: FEED_LIES[world.upTo(2)]! }
				: undefined;
	}

	private result(): SimulationResult {
		const { api, world, restarts, crashes } = this;
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
