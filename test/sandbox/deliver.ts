import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { FaultAction } from './faults';
import type { ApiResponse } from './http';

/** A response as sent. */
interface WireResponse {
	status: number;
	/** A header that is sent several times has several values. */
	headers: Record<string, string | string[]>;
	body: string;
}

const SLICE_MS = 50;

function encode(response: ApiResponse): WireResponse {
	const headers = { ...response.headers };
	if (response.body === undefined) return { status: response.status, headers, body: '' };
	if (typeof response.body === 'string')
		return { status: response.status, headers, body: response.body };
	headers['content-type'] ??= 'application/json;charset=UTF-8';
	return { status: response.status, headers, body: JSON.stringify(response.body) };
}

function withFault(wire: WireResponse, fault: FaultAction | undefined): WireResponse {
	if (fault?.kind === 'truncateJson') {
		return { ...wire, body: wire.body.slice(0, Math.floor(wire.body.length / 2)) };
	}
	if (fault?.kind === 'empty') {
		const { 'content-type': _type, ...headers } = wire.headers;
		return { ...wire, headers, body: '' };
	}
	if (fault?.kind === 'contentType') {
		return { ...wire, headers: { ...wire.headers, 'content-type': fault.value } };
	}
	if (fault?.kind === 'duplicateLocation') return withSecondLocation(wire, fault);
	return wire;
}

function withSecondLocation(
	wire: WireResponse,
	{ location: other, order }: Extract<FaultAction, { kind: 'duplicateLocation' }>,
): WireResponse {
	const { location: own } = wire.headers;
	if (typeof own !== 'string') return wire;
	const location = order === 'after' ? [own, other] : [other, own];
	return { ...wire, headers: { ...wire.headers, location } };
}

/** Sends the headers and half of the body, then closes the connection. */
function truncate(reply: FastifyReply, wire: WireResponse): void {
	const body = Buffer.from(wire.body);
	reply.hijack();
	const headers = { ...wire.headers, 'content-length': String(body.length) };
	reply.raw.writeHead(wire.status, headers);
	reply.raw.write(body.subarray(0, Math.floor(body.length / 2)), () => reply.raw.destroy());
}

/** Sends the body in chunks at a rate of `bytesPerSecond`. */
async function drip(
	reply: FastifyReply,
	wire: WireResponse,
	bytesPerSecond: number,
): Promise<void> {
	const body = Buffer.from(wire.body);
	const slice = Math.max(1, Math.floor((bytesPerSecond * SLICE_MS) / 1000));
	reply.hijack();
	reply.raw.writeHead(wire.status, { ...wire.headers, 'content-length': String(body.length) });
	for (let from = 0; from < body.length && !reply.raw.destroyed; from += slice) {
		reply.raw.write(body.subarray(from, from + slice));
		await sleep(SLICE_MS);
	}
	reply.raw.end();
}

/** Resets the connection (TCP RST) without a response. */
export function resetConnection(reply: FastifyReply): void {
	reply.hijack();
	reply.raw.socket?.resetAndDestroy();
}

/**
 * Sends a response, modified by the fault if there is one.
 * @returns the status that was sent; undefined if the connection was reset without one
 */
export async function deliver(
	reply: FastifyReply,
	response: ApiResponse,
	fault: FaultAction | undefined,
): Promise<number | undefined> {
	if (fault?.kind === 'resetAfter') {
		resetConnection(reply);
		return undefined;
	}
	const wire = withFault(encode(response), fault);
	if (fault?.kind === 'truncate') {
		truncate(reply, wire);
	} else if (fault?.kind === 'slowBody') {
		await drip(reply, wire, fault.bytesPerSecond);
	} else {
		void reply.code(wire.status).headers(wire.headers);
		await reply.send(wire.body === '' ? undefined : wire.body);
	}
	return wire.status;
}
