import { ServerError, StoppedError, TransportError } from '../../../../nodes/kit';
import type { Result } from '../../../../nodes/kit/async/result';
import { getSharedPace, Pace } from '../../../../nodes/kit/http/pace/pace';
import { gate as createDoor } from '../../dummy';

const turn = { kind: 'GET /x', automatic: true, requestsPerSecond: 0 };
const ok = async (): Promise<Result<string>> => await Promise.resolve({ ok: true, value: 'done' });
const settle = async () => await new Promise((resolve) => setImmediate(resolve));

/** Sends this many requests, which return when the door opens; counts those sent. */
function sendMany(pace: Pace, count: number, changes: Partial<Parameters<Pace['send']>[0]> = {}) {
	const { opened, open } = createDoor();
	const state = { sent: 0 };
	const sending = Promise.all(
		Array.from({ length: count }, async () => {
			await pace.send({ ...turn, ...changes }, async () => {
				state.sent++;
				await opened;
				return await ok();
			});
		}),
	);
	return { state, open, sending };
}

it('sends four at the same time at first; if the user set a number, as many as are begun', async () => {
	const pace = new Pace();
	const automatic = sendMany(pace, 10);
	const fixed = sendMany(pace, 10, { automatic: false });
	await settle();
	expect(automatic.state.sent).toBe(4);
	expect(fixed.state.sent).toBe(10);
	automatic.open();
	fixed.open();
	await Promise.all([automatic.sending, fixed.sending]);
	expect(automatic.state.sent).toBe(10);
});

it('a download that lasts as long as its reader wants keeps no place of others', async () => {
	const pace = new Pace();
	const downloads = sendMany(pace, 6, { kind: undefined });
	const others = sendMany(pace, 4);
	await settle();
	expect([downloads.state.sent, others.state.sent]).toEqual([6, 4]);
	downloads.open();
	others.open();
	await Promise.all([downloads.sending, others.sending]);
});

it('gives its place back if a request could not be sent, or Stop was pressed while it waited', async () => {
	const pace = new Pace();
	const refuse = async () => await Promise.reject(new Error('not sent'));
	for (let request = 0; request < 10; request++) {
		await expect(pace.send(turn, refuse)).rejects.toThrow('not sent');
	}
	const stop = new AbortController();
	const first = sendMany(pace, 4);
	const waiting = pace.send({ ...turn, signal: stop.signal }, ok);
	stop.abort();
	await expect(waiting).rejects.toThrow(StoppedError);
	first.open();
	await first.sending;
	expect(await pace.send(turn, ok)).toEqual({ ok: true, value: 'done' });
});

const status = (code: number) =>
	new ServerError({ status: code, request: 'GET /x', serverMessage: 'no' });

it.each([
	['429', status(429), true],
	['503', status(503), true],
	['no response in time', new TransportError('timeout', 'GET /x', 'nothing', false), true],
	['404', status(404), false],
	['500', status(500), false],
	['no connection', new TransportError('unreachable', 'GET /x', 'nothing', false), false],
])('%s is passed on', async (_what, error, isFewer) => {
	const pace = new Pace();
	expect(await pace.send(turn, async () => await Promise.resolve({ ok: false, error }))).toEqual({
		ok: false,
		error,
	});
	expect(pace.limit).toBe(isFewer ? 3 : 4);
});

it('is separate for each credential', () => {
	expect(getSharedPace('a')).toBe(getSharedPace('a'));
	expect(getSharedPace('a')).not.toBe(getSharedPace('b'));
});
