import type { ApiResponse } from '../http';
import { text } from './atom/write';
import type { ConstantContactV1Options } from './options';

/** Who writes the body of an error response: the application server, Apache, the key platform, or plain text. */
export type ErrorForm = 'jboss' | 'apache' | 'mashery' | 'text' | 'xml';

/** A request that the service rejects. */
export class ServiceError extends Error {
	constructor(
		readonly status: number,
		message: string,
		readonly form: ErrorForm = 'jboss',
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** 400, in the format used for the request's method (V1 API 1.8). */
export function badRequest(message: string): ServiceError {
	return new ServiceError(400, message);
}

/** 404. */
export function notFound(path: string): ServiceError {
	return new ServiceError(404, path);
}

/** 409: what should be created already exists. */
export function conflict(message: string): ServiceError {
	return new ServiceError(409, message, 'text');
}

const HTML = 'text/html;charset=utf-8';
const REASONS: Record<number, string> = {
	400: 'The request sent by the client was syntactically incorrect',
	401: 'This request requires HTTP authentication',
	403: 'Access to the specified resource has been forbidden',
	404: 'The requested resource is not available',
	406: 'The resource has no content acceptable to the client',
	410: 'The requested resource is no longer available',
	415: 'The server refused this request because the request entity is in an unsupported format',
	500: 'The server encountered an internal error that prevented it from fulfilling this request',
};

function escapeHtml(value: string): string {
	return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The error page of the application server (V1 API 1.8). */
export function jbossPage(status: number, message: string): string {
	const shown = escapeHtml(message);
	return (
		'<html><head><title>JBoss Web/2.1.1.SNAPSHOT - Error report</title>' +
		'<style><!--H1 {font-family:Tahoma,Arial,sans-serif;color:white;}--></style></head><body>' +
		`<h1>HTTP Status ${status} - ${shown}</h1><HR size="1" noshade="noshade">` +
		`<p><b>type</b> Status report</p><p><b>message</b> <u>${shown}</u></p>` +
		`<p><b>description</b> <u>${REASONS[status] ?? 'The request was refused'} (${shown}).</u></p>` +
		'<HR size="1" noshade="noshade"><h3>JBoss Web/2.1.1.SNAPSHOT</h3></body></html>'
	);
}

function apachePage(path: string): string {
	return (
		'<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n' +
		'<title>403 Forbidden</title>\n</head><body>\n<h1>Forbidden</h1>\n' +
		`<p>You don't have permission to access ${escapeHtml(path)}\non this server.</p>\n` +
		'<hr>\n<address>Apache Server at api.constantcontact.com Port 443</address>\n</body></html>\n'
	);
}

function body(error: ServiceError, form: ErrorForm): { type: string; text: string } {
	const { status, message } = error;
	switch (form) {
		case 'apache':
			return { type: 'text/html; charset=iso-8859-1', text: apachePage(message) };
		case 'mashery':
			return { type: 'text/xml', text: `<h1>${message}</h1>` };
		case 'text':
			return { type: 'text/plain;charset=UTF-8', text: message };
		case 'xml':
			return {
				type: 'application/xml;charset=UTF-8',
				text: `<?xml version="1.0" encoding="UTF-8"?>\n<error>${text('message', message)}</error>`,
			};
		default:
			return { type: HTML, text: jbossPage(status, message) };
	}
}

/** The format of an error response: errors of a PUT are known to be XML with a message. */
function formOf(
	error: ServiceError,
	method: string,
	asked: ConstantContactV1Options['errorBodies'],
): ErrorForm {
	// The key platform and Apache respond before the application to which the option applies
	if (asked === 'mixed' || error.form === 'mashery' || error.form === 'apache') {
		return method === 'PUT' && error.form === 'jboss' && error.status === 400 ? 'xml' : error.form;
	}
	return asked === 'html' ? 'jboss' : asked;
}

/** The response for a rejected request. */
export function createErrorResponse(
	error: ServiceError,
	method: string,
	asked: ConstantContactV1Options['errorBodies'],
): ApiResponse {
	const { type, text: content } = body(error, formOf(error, method, asked));
	return {
		status: error.status,
		headers: { 'content-type': type, ...error.headers },
		body: content,
	};
}
