import { Clocks } from '../../../nodes/kit';
import type { FeedCall } from '../../../nodes/ContactHubTrigger/feeds/feed';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** When the tests of the feeds take place. */
export const NOW = Date.UTC(2026, 5, 1, 12);

/** n8n's clock, which stands still until it is set; it shows `NOW` when a test begins. */
export function stoppedClock(): { time: number } {
	const clock = { time: NOW };
	beforeEach(() => {
		clock.time = NOW;
		jest.spyOn(Date, 'now').mockImplementation(() => clock.time);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});
	return clock;
}

/** The parts of a call that a test may override. */
export interface CallOptions {
	limit?: number;
	/** The server's clock, if known. */
	serverTime?: number;
	isLate?: () => boolean;
}

/** A call of a feed with a stand-in for ContactHub's API, and its messages to the administrator. */
export function feedCall(
	api: object,
	params: object,
	{ limit = 1000, serverTime = 0, isLate = () => false }: CallOptions = {},
): { call: FeedCall; warnings: string[] } {
	const warnings: string[] = [];
	const clocks = new Clocks();
	clocks.serverTime = serverTime;
	const warn = (text: string) => warnings.push(text);
	const call = {
		api,
		params,
		limit,
		clocks,
		isLate,
		warn,
	} as unknown as FeedCall;
	return { call, warnings };
}
