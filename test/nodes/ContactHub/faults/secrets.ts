/** Fails if a secret appears anywhere in a value: in any property of any reachable object, including hidden ones. */
export function expectNoSecret(value: unknown, ...secrets: string[]): void {
	expect(findPaths(value, ...secrets)).toEqual([]);
	const json = JSON.stringify(value, replaceErrors()) ?? '';
	for (const secret of secrets) expect(json).not.toContain(secret);
}

/** Where any of some texts appears in a value, as paths. */
export function findPaths(value: unknown, ...texts: string[]): string[] {
	const needles = texts.flatMap((text) => [
		text,
		Buffer.from(text).toString('base64').replace(/=+$/, ''),
		encodeURIComponent(text),
	]);
	const holdsOne = (text: string) => needles.some((needle) => text.includes(needle));
	const seen = new Set<unknown>();
	const paths: string[] = [];
	/** What leads to the current value; joined only where something is found, because most values are clean. */
	const path: string[] = [];
	const check = (text: string, part = '') => {
		if (holdsOne(text)) paths.push([...path, part].join(''));
	};
	const enter = (step: string, current: unknown) => {
		path.push(step);
		visit(current);
		path.pop();
	};
	const visit = (current: unknown): void => {
		if (typeof current === 'string') return check(current);
		if ((typeof current !== 'object' && typeof current !== 'function') || current === null) return;
		if (seen.has(current)) return;
		seen.add(current);
		if (current instanceof Map || current instanceof Set) enter('(entries)', [...current]);
		if (Buffer.isBuffer(current)) return check(current.toString('latin1'), '(bytes)');
		for (const key of Reflect.ownKeys(current)) {
			const name = String(key);
			check(name, '(key)');
			const property = Object.getOwnPropertyDescriptor(current, key);
			enter(`.${name}`, property?.get ? property.get.call(current) : property?.value);
		}
	};
	visit(value);
	return paths;
}

/** JSON usually omits the message of an error. */
function replaceErrors(): (key: string, value: unknown) => unknown {
	const seen = new Set<unknown>();
	return (_key, value) => {
		if (typeof value !== 'object' || value === null) return value;
		if (seen.has(value)) return undefined;
		seen.add(value);
		if (!(value instanceof Error)) return value;
		return { ...value, message: value.message, stack: value.stack, cause: value.cause };
	};
}
