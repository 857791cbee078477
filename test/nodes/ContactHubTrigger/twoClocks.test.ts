import { Clocks, getElapsed } from '../../../nodes/kit';

const NOW = Date.UTC(2026, 5, 1, 12);
const SERVER = NOW + 60_000;

type ApiResponse = Parameters<Clocks['afterResponse']>[0];

/** A response with this Date header. */
const createResponse = (date?: string) =>
	({ headers: date === undefined ? {} : { date } }) as ApiResponse;

const http = (time: number) => new Date(time).toUTCString();

let clocks: Clocks;

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
	clocks = new Clocks();
});
afterEach(() => jest.restoreAllMocks());

it('until the server sends its time, there is one clock', () => {
	expect(clocks.read()).toEqual({ own: NOW, server: 0 });
	expect(clocks.earlier()).toBe(NOW);
	expect(clocks.later()).toBe(NOW);
});

it("the server's time at the last poll counts until it sends a new one", () => {
	expect(clocks.later(NOW + 1)).toBe(NOW + 1);
	expect(clocks.later(NOW - 1)).toBe(NOW);
	clocks.afterResponse(createResponse(http(SERVER)));
	expect(clocks.later(SERVER + 60_000)).toBe(SERVER);
});

it.each([
	['ahead', SERVER, NOW, SERVER],
	['behind', NOW - 60_000, NOW - 60_000, NOW],
])('of a server that is %s and n8n the earlier and the later time are reported', (...times) => {
	const [, server, earlier, later] = times;
	clocks.afterResponse(createResponse(http(server)));
	expect(clocks.read()).toEqual({ own: NOW, server });
	expect(clocks.earlier()).toBe(earlier);
	expect(clocks.later()).toBe(later);
});

it.each([undefined, '', 'yesterday'])('a response with the date %p tells nothing', (date) => {
	clocks.afterResponse(createResponse(http(SERVER)));
	clocks.afterResponse(createResponse(date));
	expect(clocks.serverTime).toBe(SERVER);
});

it.each([
	['the server has not told its time before', [10, 0], [25, 99], 15],
	['the server does not tell its time any more', [10, 5], [25, 0], 15],
	['the clock of the server is slower', [10, 5], [25, 8], 3],
	['the own clock is slower', [10, 5], [12, 100], 2],
	['the own clock was set back', [10, 5], [4, 100], -6],
	['the clock of the server was set back', [10, 5], [12, 1], -4],
] as const)('time that passes where %s', (_where, since, now, expected) => {
	const reading = ([own, server]: readonly [number, number]) => ({ own, server });
	expect(getElapsed(reading(since), reading(now))).toBe(expected);
});
