import { ServerError, WriteJournal } from '../../../nodes/kit';

const POST = 'POST /things';
const failure = new ServerError({ status: 503, request: POST, serverMessage: 'down' });

/** The outcome of a write: a value, or an error after which the server may or may not have carried it out. */
const send = (value: unknown) => async () => await Promise.resolve(value);
const fail = (mayHaveActed: boolean) => async (write: { mayHaveActed: boolean }) => {
	write.mayHaveActed ||= mayHaveActed;
	return await Promise.reject<unknown>(failure);
};
const never = jest.fn(async () => await Promise.resolve('sent again'));

let journal: WriteJournal;
beforeEach(() => {
	journal = new WriteJournal();
	never.mockClear();
});

it('is empty at first', () => {
	expect([journal.state, journal.refusedToRepeat]).toEqual(['none', false]);
});

it('returns the response of an earlier try, and a copy each time', async () => {
	const response = { id: '7', tags: ['a'] };
	expect(await journal.write(POST, false, send(response))).toBe(response);
	expect(journal.state).toBe('done');
	for (let tries = 0; tries < 2; tries++) {
		journal.beginTry();
		const again = (await journal.write(POST, false, never)) as unknown as typeof response;
		expect(again).toEqual({ id: '7', tags: ['a'] });
		again.tags.push('changed');
	}
	expect(never).not.toHaveBeenCalled();
	expect(journal.state).toBe('done');
});

it('sends again in the same try: an operation may want it twice', async () => {
	expect(await journal.write(POST, false, send(1))).toBe(1);
	expect(await journal.write(POST, false, send(2))).toBe(2);
	journal.beginTry();
	expect(await journal.write(POST, false, never)).toBe(1);
	expect(await journal.write(POST, false, never)).toBe(2);
	expect(await journal.write(POST, false, send(3))).toBe(3);
});

it('sends again what was refused', async () => {
	await expect(journal.write(POST, false, fail(false))).rejects.toBe(failure);
	expect(journal.state).toBe('none');
	journal.beginTry();
	expect(await journal.write(POST, false, send('now'))).toBe('now');
});

it('returns the error of an earlier try if nobody knows what became of it', async () => {
	await expect(journal.write(POST, false, fail(true))).rejects.toBe(failure);
	expect([journal.state, journal.refusedToRepeat]).toEqual(['unknown', false]);
	for (let tries = 0; tries < 2; tries++) {
		journal.beginTry();
		expect([journal.state, journal.refusedToRepeat]).toEqual(['unknown', false]);
		await expect(journal.write(POST, false, never)).rejects.toBe(failure);
		expect([journal.state, journal.refusedToRepeat]).toEqual(['unknown', true]);
	}
	expect(never).not.toHaveBeenCalled();
});

it('sends an idempotent write again, and says that it may have been carried out', async () => {
	await expect(journal.write('DELETE /things/7', true, fail(true))).rejects.toBe(failure);
	expect(journal.state).toBe('repeatable');
	journal.beginTry();
	const sentBefore = await journal.write('DELETE /things/7', true, async (write) =>
		Promise.resolve(write.sentBefore),
	);
	expect([sentBefore, journal.state]).toEqual([true, 'done']);
});

it('a write is open while it is in progress, and not before', async () => {
	const states: string[] = [];
	await journal.write(POST, false, async (write) => {
		states.push(journal.state);
		write.inFlight = true;
		states.push(journal.state);
		return await Promise.resolve();
	});
	expect(states).toEqual(['none', 'unknown']);
});

it('distinguishes writes by method and target', async () => {
	await journal.write(POST, false, send('a'));
	journal.beginTry();
	expect(await journal.write('POST /others', false, send('b'))).toBe('b');
	expect(await journal.write(POST, false, never)).toBe('a');
});

it('keeps the work that a try did not reach for the next one', async () => {
	await journal.write(POST, false, send('a'));
	await expect(journal.write(POST, false, fail(true))).rejects.toBe(failure);
	journal.beginTry();
	journal.beginTry();
	expect(await journal.write(POST, false, never)).toBe('a');
	journal.beginTry();
	expect(await journal.write(POST, false, never)).toBe('a');
	await expect(journal.write(POST, false, never)).rejects.toBe(failure);
	expect(never).not.toHaveBeenCalled();
});

it('gives a part of the work the responses of its own writes alone', async () => {
	const post = (value: string) => async () => await journal.write(POST, false, send(value));
	expect(await journal.within('first', post('a'))).toBe('a');
	expect(await journal.within('second', post('b'))).toBe('b');
	journal.beginTry();
	expect(await journal.within('second', post('c'))).toBe('b');
	expect(await journal.within('third', post('c'))).toBe('c');
	expect(await post('d')()).toBe('d');
});

it('a part that fails ends, too', async () => {
	await expect(
		journal.within('first', async () => await journal.write(POST, false, fail(true))),
	).rejects.toBe(failure);
	journal.beginTry();
	expect(await journal.write(POST, false, send('outside'))).toBe('outside');
});
