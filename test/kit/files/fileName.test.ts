import { toSafeFileName } from '../../../nodes/kit';

it.each([
	['contacts.csv', 'contacts.csv'],
	['Zoë 2026 (1).csv', 'Zoë 2026 (1).csv'],
	['../../etc/passwd', '.._.._etc_passwd'],
	['..\\win.ini', '.._win.ini'],
	['a"\r\nX-Injected: 1', 'a___X-Injected: 1'],
	['\u202egpj.exe', '_gpj.exe'],
	['a\ud800.csv', 'a_.csv'],
	[' a.csv ', 'a.csv'],
	['..', '_..'],
	['.', '_.'],
	['', '_'],
])('%j becomes %j', (name, expected) => {
	expect(toSafeFileName(name)).toBe(expected);
});
