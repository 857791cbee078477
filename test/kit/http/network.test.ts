import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { TransportError } from '../../../nodes/kit';
import { toTransportError } from '../../../nodes/kit/http/network';

const coded = (code: string) => Object.assign(new Error(`failed: ${code}`), { code });

/** The error as n8n's helper throws it: the network's own error is a few causes deep. */
function wrapped(error: unknown, depth: number): unknown {
	return depth === 0 ? error : wrapped(new Error('wrapped', { cause: error }), depth - 1);
}

const node = { name: 'Node' } as INode;

/** The error as n8n 1.x throws it: with the code, without the network's own error. */
const withoutCause = (httpCode: string) => new NodeApiError(node, {}, { httpCode });

const from = (error: unknown) => toTransportError(error, 'POST /x', true) as TransportError;

describe('an error of the network', () => {
	it.each([
		// The server can't have received the request
		['ECONNREFUSED', 'unreachable', false],
		['ENOTFOUND', 'unreachable', false],
		['EAI_AGAIN', 'unreachable', false],
		['EHOSTUNREACH', 'unreachable', false],
		['ENETUNREACH', 'unreachable', false],
		['EPROTO', 'unreachable', false],
		['CERT_HAS_EXPIRED', 'unreachable', false],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'unreachable', false],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable', false],
		['SELF_SIGNED_CERT_IN_CHAIN', 'unreachable', false],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unreachable', false],
		// It can
		['ETIMEDOUT', 'timeout', true],
		['ECONNABORTED', 'timeout', true],
		['ESOCKETTIMEDOUT', 'timeout', true],
		['ECONNRESET', 'connectionLost', true],
		['EPIPE', 'connectionLost', true],
		['ERR_BAD_RESPONSE', 'connectionLost', true],
		['HPE_INVALID_CONSTANT', 'connectionLost', true],
		['UNHEARD_OF', 'connectionLost', true],
	])('%s: %s (may have acted: %p)', (code, problem, mayHaveActed) => {
		for (const depth of [0, 1, 3]) {
			const error = from(wrapped(coded(code), depth));
			expect(error).toBeInstanceOf(TransportError);
			expect(error).toMatchObject({ problem, mayHaveActed, request: 'POST /x' });
			expect(error.seen).not.toContain(code);
		}
		expect(from(withoutCause(code))).toMatchObject({ problem, mayHaveActed });
	});

	it.each(['EHOSTUNREACH', 'ENETUNREACH'])(
		'%s of a connection that is open comes after the request',
		(code) => {
			for (const syscall of ['read', 'write']) {
				const error = from(wrapped(Object.assign(coded(code), { syscall }), 1));
				expect(error).toMatchObject({ problem: 'connectionLost', mayHaveActed: true });
			}
			const refused = Object.assign(coded(code), { syscall: 'connect' });
			expect(from(refused)).toMatchObject({ problem: 'unreachable', mayHaveActed: false });
		},
	);

	it.each([
		['ECONNREFUSED', 'the server refused the connection'],
		['ETIMEDOUT', 'no response arrived in time'],
		['ECONNRESET', 'the connection was lost before the response was complete'],
	])('%s says what happened: %s', (code, seen) => {
		expect(from(coded(code))).toMatchObject({ seen, message: seen });
	});

	it('is looked for four causes deep', () => {
		expect(from(wrapped(coded('ECONNRESET'), 4))).toMatchObject({ problem: 'connectionLost' });
		const deeper = wrapped(coded('ECONNRESET'), 5);
		expect(from(deeper)).toBe(deeper);
	});

	it("may be wrapped in what isn't an error", () => {
		const error = { cause: { cause: coded('ECONNRESET') } };
		expect(from(error)).toMatchObject({ problem: 'connectionLost' });
	});

	it('of axios without a code counts as a lost connection', () => {
		const error = Object.assign(new Error('stream has been aborted'), { isAxiosError: true });
		expect(from(wrapped(error, 1))).toMatchObject({ problem: 'connectionLost' });
	});

	it('of n8n 1.x with the status of a response that broke off counts as a lost connection', () => {
		expect(from(withoutCause('200'))).toMatchObject({ problem: 'connectionLost' });
	});

	it('of a request that changes nothing needs no care', () => {
		const error = toTransportError(coded('ECONNRESET'), 'GET /x', false);
		expect(error).toMatchObject({ mayHaveActed: false });
	});

	it('is found in a circle of causes without end', () => {
		const error = new Error('outer');
		error.cause = error;
		expect(from(error)).toBe(error);
	});
});

it.each([
	new Error('no code'),
	new NodeApiError(node, { message: 'This credential may not be used for that address' }),
	new NodeOperationError(node, 'Node does not have any credentials set'),
	Object.assign(new Error('lower case'), { code: 'invalid_grant' }),
	Object.assign(new Error('a number'), { code: 500 }),
	undefined,
	'text',
])('returns other errors unchanged: %p', (error) => {
	expect(from(error)).toBe(error);
});
