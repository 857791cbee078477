import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { CredentialData } from './credentials';

/** A mail as received by the server. */
export interface ReceivedMail {
	to: string;
	subject: string;
	text: string;
}

/** A mail server for a test: it accepts every mail and delivers none. */
export interface MailServer {
	/** What a user would enter in n8n's credential to connect to it. */
	credentials: CredentialData;
	/** In order of arrival. */
	received: ReceivedMail[];
	/** Addresses that it rejects. */
	refused: Set<string>;
	stop(): Promise<void>;
}

/** Starts a server on a free local port that implements as much SMTP (RFC 5321) as a sender needs. */
export async function startMailServer(): Promise<MailServer> {
	const received: ReceivedMail[] = [];
	const refused = new Set<string>();
	const server = createServer((socket) => converse(socket, received, refused));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		credentials: { smtp: { host: '127.0.0.1', port, secure: false, disableStartTls: true } },
		received,
		refused,
		stop: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
	};
}

const END_OF_DATA = '\r\n.\r\n';

/** Handles the commands of one connection. A mail is what is sent between DATA and a line with a full stop. */
function converse(socket: Socket, received: ReceivedMail[], refused: Set<string>): void {
	let pending = '';
	let inData = false;
	socket.setEncoding('utf8').write('220 mail.example.com\r\n');
	socket.on('data', (chunk: string) => {
		pending += chunk;
		for (;;) {
			const mark = inData ? END_OF_DATA : '\r\n';
			const end = pending.indexOf(mark);
			if (end < 0) return;
			const text = pending.slice(0, end);
			pending = pending.slice(end + mark.length);
			if (inData) received.push(readMail(text));
			inData = !inData && /^DATA$/i.test(text);
			const [, address = ''] = /^RCPT TO:<(.*?)>/i.exec(text) ?? [];
			const reply = refused.has(address) ? '550 No such user' : '250 OK';
			socket.write(`${inData ? '354 Go on' : reply}\r\n`);
			if (/^QUIT$/i.test(text)) socket.end();
		}
	});
}

/** Parses a plain-text ASCII mail, as written by nodemailer. */
function readMail(source: string): ReceivedMail {
	const [head = '', ...body] = source.split('\r\n\r\n');
	const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1]?.trim() ?? '';
	const raw = body.join('\n\n').replaceAll('\r\n', '\n');
	// Long lines are folded in the transfer encoding (RFC 2045, section 6.7).
	const text = /^Content-Transfer-Encoding: quoted-printable/m.test(head)
		? raw
				.replace(/=\n/g, '')
				.replace(/=([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		: raw;
	return { to: header('To'), subject: header('Subject'), text };
}
