/** Fails if a secret appears anywhere in a value: in any property of any reachable object, including hidden ones. */
export function expectNoSecret(value: unknown, secret: string): void {
	expect(findPaths(value, secret)).toEqual([]);
	expect(JSON.stringify(value, replaceErrors()) ?? '').not.toContain(secret);
}

/** Where a text appears in a value, as paths. */
export function findPaths(value: unknown, text: string): string[] {
	const needles = [
		text,
		Buffer.from(text).toString('base64').replace(/=+$/, ''),
		encodeURIComponent(text),
	];
	const seen = new Set<unknown>();
	const paths: string[] = [];
	const visit = (current: unknown, place: string): void => {
		if (typeof current === 'string') {
			if (needles.some((needle) => current.includes(needle))) paths.push(place);
			return;
		}
		if ((typeof current !== 'object' && typeof current !== 'function') || current === null) return;
		if (seen.has(current)) return;
		seen.add(current);
		if (current instanceof Map || current instanceof Set) visit([...current], `${place}(entries)`);
		if (Buffer.isBuffer(current)) return visit(current.toString('latin1'), `${place}(bytes)`);
		for (const key of Reflect.ownKeys(current)) {
			visit(String(key), `${place}(key)`);
			const property = Object.getOwnPropertyDescriptor(current, key);
			visit(
				property?.get ? property.get.call(current) : property?.value,
				`${place}.${String(key)}`,
			);
		}
	};
	visit(value, '');
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
