/** Everything that an async iterable yields. In its own file, because the other shared helpers load n8n's engine. */
export async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
	const all: Value[] = [];
	for await (const value of values) all.push(value);
	return all;
}
