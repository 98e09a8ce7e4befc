/**
 * What Lambda runs around a function: loads the handler that _HANDLER names, then asks the Runtime API for one event after the other and
 * posts what comes of it. AWS's own client wants a compiler to be installed; this is as much of it as one event at a time needs.
 */
const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, _HANDLER = '', AWS_LAMBDA_FUNCTION_NAME, AWS_LAMBDA_FUNCTION_MEMORY_SIZE } = process.env;
const runtime = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

const post = (path, body) => fetch(`${runtime}${path}`, { method: 'POST', body: JSON.stringify(body ?? null) });
const told = (error) => ({
  errorType: error?.name ?? 'Error',
  errorMessage: String(error?.message ?? error),
  stackTrace: error?.stack?.split('\n') ?? [],
});

const [file, name] = _HANDLER.split('.');
let handler;
try {
  handler = (await import(`file://${LAMBDA_TASK_ROOT}/${file}.mjs`))[name];
  if (typeof handler !== 'function') throw new TypeError(`${_HANDLER} is no function`);
} catch (error) {
  await post('/init/error', told(error));
  process.exit(1);
}

for (;;) {
  const next = await fetch(`${runtime}/invocation/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id');
  const deadline = Number(next.headers.get('lambda-runtime-deadline-ms'));
  const context = {
    awsRequestId: id,
    functionName: AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: next.headers.get('lambda-runtime-invoked-function-arn'),
    memoryLimitInMB: AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  try {
    await post(`/invocation/${id}/response`, await handler(await next.json(), context));
  } catch (error) {
    await post(`/invocation/${id}/error`, told(error));
  }
}
