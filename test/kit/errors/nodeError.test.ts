import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import {
	toNodeError,
	InputError,
	ServerError,
	type ServerErrorParts,
	StoppedError,
	TransportError,
	type ErrorContext,
	type TransportProblem,
} from '../../../nodes/kit';

const node: INode = {
	id: 'node',
	name: 'Node',
	type: 'dummy',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const errorContext: ErrorContext = {
	node,
	action: 'Add tag to customer',
	product: 'Hub',
	knownErrors: [],
};

const told = (error: unknown, more: Partial<ErrorContext> = {}) => {
	const { message, description } = toNodeError(error, { ...errorContext, ...more });
	return [message, description];
};

const status = (code: number, words = '', more: Partial<ServerErrorParts> = {}) =>
	new ServerError({ status: code, request: 'POST /x', serverMessage: words, ...more });

const lost = () => new TransportError('connectionLost', 'POST /x', 'lost', false);

/** The next step after too many requests. */
const runAgain = (when: string) =>
	`Hub is receiving too many requests. Run again ${when}, or set 'Requests per Second' and a lower 'Max Concurrent Requests' in the credential, under 'Customize Connection'. (POST /x, status 429)`;

describe('a response that says no', () => {
	it.each<[ServerError, string, string]>([
		[
			status(400, 'not valid'),
			'Could not add tag to customer: not valid',
			'Check what the message names, then run again. (POST /x, status 400)',
		],
		[
			status(401),
			'Could not add tag to customer: Hub responded with status 401',
			'Check the credential: press Test there. (POST /x, status 401)',
		],
		[
			status(429, 'slow down'),
			'Could not add tag to customer: slow down',
			runAgain('in a few minutes'),
		],
		[
			status(429, 'slow down', { retryAfter: 3_600_500 }),
			'Could not add tag to customer: slow down',
			runAgain('in 61 minutes'),
		],
		[
			status(429, 'slow down', { retryAfter: 1000 }),
			'Could not add tag to customer: slow down',
			runAgain('in 1 second'),
		],
		[
			status(429, 'slow down', { retryAfter: 120_000 }),
			'Could not add tag to customer: slow down',
			runAgain('in 120 seconds'),
		],
		[
			status(429, 'slow down', { retryAfter: 121_000 }),
			'Could not add tag to customer: slow down',
			runAgain('in 3 minutes'),
		],
		[
			status(429, 'slow down', { retryAfter: 86_400_000 }),
			'Could not add tag to customer: slow down',
			runAgain('in 24 hours'),
		],
		[
			status(503, 'down'),
			'Could not add tag to customer: down',
			'Hub has an internal problem. Try again later. (POST /x, status 503)',
		],
		[
			status(500, 'broken'),
			'Could not add tag to customer: broken',
			'Hub has an internal problem. Try again later. (POST /x, status 500)',
		],
		...['GET', 'PUT', 'DELETE'].map((method): [ServerError, string, string] => [
			new ServerError({ status: 503, request: `${method} /x`, serverMessage: 'down' }),
			'Could not add tag to customer: down',
			`Hub has an internal problem. Try again later; 'Retry On Fail' in the node's settings does this for you. (${method} /x, status 503)`,
		]),
		[
			status(500, 'broken', { mayHaveActed: true }),
			'Could not add tag to customer: broken',
			'Hub may have carried out the request anyway: check there before you run it again. (POST /x, status 500)',
		],
	])('%p', (error, message, description) => {
		expect(told(error)).toEqual([message, description]);
		const explained = toNodeError(error, errorContext);
		expect(explained).toBeInstanceOf(NodeApiError);
		expect((explained as NodeApiError).httpCode).toBe(String(error.status));
	});

	it('names the places that the server names, five at most', () => {
		const details = Array.from({ length: 7 }, (_, n) => ({ path: `/f${n}`, message: `bad ${n}` }));
		const [two] = told(status(400, 'not valid', { details: details.slice(0, 2) }));
		expect(two).toMatch(/: not valid \(\/f0: bad 0; \/f1: bad 1\)$/);
		const [all] = told(status(400, 'not valid', { details }));
		expect(all).toMatch(/\/f4: bad 4; and 2 more\)$/);
		const [bare] = told(status(400, 'not valid', { details: [{ message: 'bad' }] }));
		expect(bare).toMatch(/: not valid \(bad\)$/);
	});

	it("keeps the server's message, even if n8n has a text for it", () => {
		const words = 'upstream said ECONNREFUSED: check nodePermission';
		expect(told(status(502, words))[0]).toBe(`Could not add tag to customer: ${words}`);
		const input = new InputError("'ID' is 'eperm'", 'Mend it.');
		expect(told(input)[0]).toBe("'ID' is 'eperm'");
	});
});

describe('known errors', () => {
	const knownErrors = [
		{ status: 404, matches: /node not found/i, nextStep: 'Choose another node.' },
		{ status: 404, nextStep: 'Check the ID.' },
		{ status: 503, nextStep: 'Wait.' },
	];

	it.each([
		[status(404, 'Node not found 1'), 'Choose another node. (POST /x, status 404)'],
		[status(404, 'customer not found'), 'Check the ID. (POST /x, status 404)'],
		[status(503), 'Wait. (POST /x, status 503)'],
		[status(400), 'Check what the message names, then run again. (POST /x, status 400)'],
	])('the first that fits counts: %p', (error, expected) => {
		expect(told(error, { knownErrors })[1]).toBe(expected);
	});
});

describe('no usable response', () => {
	const look = 'Hub may have carried out the request anyway: check there before you run it again.';

	it.each<[TransportProblem, boolean, string]>([
		[
			'unreachable',
			false,
			"Check the Base URL in the credential, and that this n8n can reach it; behind a proxy, check n8n's HTTP_PROXY and HTTPS_PROXY.",
		],
		[
			'proxyRefused',
			false,
			"Set the user name and password in n8n's variables HTTP_PROXY and HTTPS_PROXY, as in http://user:password@proxy.example.com:3128 with %40 for an @, and start n8n again.",
		],
		['connectionLost', false, 'Run again.'],
		['connectionLost', true, look],
		[
			'timeout',
			false,
			"Set a higher 'Timeout (Ms)' in the credential, under 'Customize Connection', to give the server more time.",
		],
		[
			'timeout',
			true,
			`${look} Set a higher 'Timeout (Ms)' in the credential, under 'Customize Connection', to give the server more time.`,
		],
		['unreadable', false, 'Check the Base URL in the credential, then run again.'],
		['unreadable', true, look],
		[
			'damaged',
			false,
			'Run again. If the error persists, report the request to the support team of Hub.',
		],
		['damaged', true, look],
		[
			'redirected',
			false,
			"For security, the credential isn't sent anywhere else. If the address has moved, change the Base URL in the credential.",
		],
	])('%s (may have acted: %p)', (problem, mayHaveActed, nextStep) => {
		const error = new TransportError(problem, 'POST /x', 'nothing came', mayHaveActed);
		expect(told(error)).toEqual([
			'Could not add tag to customer: nothing came',
			`${nextStep} (POST /x)`,
		]);
		expect(toNodeError(error, errorContext)).toBeInstanceOf(NodeApiError);
	});
});

it.each([
	[new InputError("'ID' is empty", 'Fill it in.'), ["'ID' is empty", 'Fill it in.']],
	[new StoppedError(), ['The execution was canceled', 'Run the workflow again to do the rest.']],
	[
		new TypeError('x is not a function'),
		['Could not add tag to customer: x is not a function', 'Check the parameters of the node.'],
	],
	['just text', ['Could not add tag to customer: just text', 'Check the parameters of the node.']],
	[
		Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
		[
			'Could not add tag to customer: n8n could not store the file, because its disk is full',
			"Free some space on n8n's disk, then run again.",
		],
	],
	[
		new Error('Writing failed', { cause: Object.assign(new Error('x'), { code: 'EACCES' }) }),
		[
			"Could not add tag to customer: n8n isn't allowed to write to its storage folder (EACCES)",
			'Ask your n8n administrator to make its storage writable.',
		],
	],
	[
		Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO' }),
		[
			'Could not add tag to customer: n8n could not read or write its files (EIO)',
			'Run again. If the error persists, ask your n8n administrator to check its storage.',
		],
	],
	[
		Object.assign(new Error('odd'), { code: 'toString' }),
		['Could not add tag to customer: odd', 'Check the parameters of the node.'],
	],
])('%p', (error, expected) => {
	expect(told(error)).toEqual(expected);
	expect(toNodeError(error, errorContext)).toBeInstanceOf(NodeOperationError);
});

it.each([status(404, 'gone'), new InputError('bad', 'Mend it.'), new Error('bug')])(
	'says at which item, and what was done before: %p',
	(error) => {
		const explained = toNodeError(error, { ...errorContext, itemIndex: 7, remark: 'Done: 0-6.' });
		expect(explained.message).toMatch(/ \[item 7\]$/);
		expect(explained.description).toMatch(/ Done: 0-6\.$/);
		expect(explained.context.itemIndex).toBe(7);
	},
);

it('leaves an error that n8n shows already as it is', () => {
	const shown = new NodeOperationError(node, 'shown');
	expect(toNodeError(shown, errorContext)).toBe(shown);
});

it("doesn't output the technical details of the server's response", () => {
	const error = status(409, 'conflict', { data: { customer: { id: 'attached' } } });
	const explained = toNodeError(error, errorContext);
	expect(JSON.stringify(explained)).not.toContain('attached');
	expect(explained.cause).not.toBe(error);
});

it('warns of a request that may have been carried out, whatever is known about the response', () => {
	const knownErrors = [{ status: 500, nextStep: 'Check the values.' }];
	const error = status(500, 'Oops', { mayHaveActed: true });
	expect(told(error, { knownErrors })[1]).toBe(
		'Check the values. Hub may have carried out the request anyway: check there before you run it again. (POST /x, status 500)',
	);
});

it('the errors of the kit have names of their own', () => {
	const errors = [new InputError('a', 'b'), new StoppedError(), status(400), lost()];
	expect(errors.map(({ name, message }) => [name, message])).toEqual([
		['InputError', 'a'],
		['StoppedError', 'The execution was canceled'],
		['ServerError', 'The server responded with status 400'],
		['TransportError', 'lost'],
	]);
});
