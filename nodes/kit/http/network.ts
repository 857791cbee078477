import { NodeApiError } from 'n8n-workflow';

import { TransportError } from '../errors/errors';
import { collectCauses } from './causes';

/** Connection errors after which no request can have reached the server, with messages for the user. */
const NEVER_SENT: Record<string, string> = {
	ECONNREFUSED: 'the server refused the connection',
	ENOTFOUND: "the server's name is unknown",
	EAI_AGAIN: "the server's name could not be looked up",
	EHOSTUNREACH: 'the server is unreachable',
	ENETUNREACH: 'the network is unreachable',
	ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate belongs to another name",
	CERT_HAS_EXPIRED: "the server's certificate has expired",
	DEPTH_ZERO_SELF_SIGNED_CERT: "the server's certificate is self-signed",
	SELF_SIGNED_CERT_IN_CHAIN: "the server's certificate is self-signed",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server's certificate can't be verified",
	EPROTO: 'the server does not speak HTTPS correctly',
	ERR_SSL_WRONG_VERSION_NUMBER: 'the server does not speak HTTPS',
};

const TIMED_OUT = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT']);

/**
 * Converts what n8n's helper threw into an error of the kit. An error that has nothing to do with the network (a missing
 * credential, a blocked address) is returned unchanged.
 */
export function toTransportError(error: unknown, request: string, changesData: boolean): unknown {
	const code = getNetworkCode(error);
	if (code === undefined) return error;
	const neverSent = brokeWhileOpen(error) ? undefined : NEVER_SENT[code];
	if (neverSent !== undefined) return new TransportError('unreachable', request, neverSent, false);
	if (TIMED_OUT.has(code)) {
		return new TransportError('timeout', request, 'no response arrived in time', changesData);
	}
	const seen = 'the connection was lost before the response was complete';
	return new TransportError('connectionLost', request, seen, changesData);
}

/** Errors that also end connections that are open, through which a request may have been sent. */
const WHILE_OPEN = new Set(['EHOSTUNREACH', 'ENETUNREACH']);

/** Whether a connection that was open broke off: then the system call that failed was to read or to write. */
function brokeWhileOpen(error: unknown): boolean {
	return collectCauses(error).some(
		({ code, syscall }) =>
			WHILE_OPEN.has(String(code)) && (syscall === 'read' || syscall === 'write'),
	);
}

/** The form of a network error code, as opposed to a status or an OAuth code. */
const CODE = /^[A-Z][A-Z0-9_]+$/;

/** The code of the network error that n8n's error wraps, however deeply (`ECONNRESET`, `ERR_BAD_RESPONSE`, ...). */
function getNetworkCode(error: unknown): string | undefined {
	for (const { code, isAxiosError } of collectCauses(error)) {
		if (typeof code === 'string' && CODE.test(code)) return code;
		if (isAxiosError === true) return 'UNKNOWN';
	}
	return getCodeWithoutCause(error);
}

/**
 * n8n 1.x drops what its error wraps. It keeps the code, or the status of a response that broke off; any other status arrives as
 * a response, because the kit asks for that.
 */
function getCodeWithoutCause(error: unknown): string | undefined {
	if (!(error instanceof NodeApiError) || !error.httpCode) return undefined;
	return CODE.test(error.httpCode) ? error.httpCode : 'UNKNOWN';
}
