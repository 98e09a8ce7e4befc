/** The page a browser gets at /graphql: GraphiQL with everything in it, nothing from another host. Made when first asked for. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { target } from './http.ts';

/** Three things to try, one an operation: the button asks which. Lines are short enough for the narrowest editor. */
export const EXAMPLES = `# Choose who asks at the top, then press play.
# 先在上方选择登录人，再点运行。

# 1 Nobody needs to log in: what is open?
query OpenPhases {
  openPhases { name title opensAt closesAt }
}

# 2 As liu-yang: who am I, what is next?
query WhoAmI {
  viewer {
    name
    grants { role organisation { name } }
  }
}

# 3 As liu-yang: begin an application.
mutation Begin {
  beginApplication(input: {
    unit: "T3JnYW5pc2F0aW9uOm5vLTEtaGlnaC1zY2hvb2w="
  }) {
    id
    state
    closesAt
    allowedActions { action isAllowed }
  }
}
`;

/** Who asks: everybody who is seeded. What is chosen goes along with each request, unless the headers say otherwise. */
const LOGIN = `<style>
  body { display: flex; flex-direction: column; height: 100vh; }
  #login { flex: none; padding: 6px 12px; font: 14px sans-serif; background: #eef2f8; }
  #root { flex: auto; min-height: 0; height: auto !important; }
</style>
<div id="login"><label>登录人 Who asks:
  <select id="who"><option value="">（不登录 nobody）</option></select></label>
  <span id="told"></span></div>
<script>
  const who = document.getElementById('who'), told = document.getElementById('told');
  let token = null;
  const plain = window.fetch.bind(window);
  window.fetch = (url, options = {}) => {
    const headers = new Headers(options.headers);
    const isOurs = new URL(url, location.href).pathname === '/graphql';
    if (isOurs && token && !headers.has('authorization')) headers.set('authorization', 'Bearer ' + token);
    return plain(url, { ...options, headers });
  };
  plain('/dev/accounts').then((answer) => answer.json()).then((people) => {
    for (const { account, name, roles } of people)
      who.append(new Option(name + ' ' + account + ' (' + roles.join(', ') + ')', account));
  });
  who.addEventListener('change', async () => {
    token = null;
    told.textContent = '';
    const account = who.value;
    if (!account) return;
    const answer = await plain('/dev/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
    });
    const { token: given } = await answer.json();
    if (who.value === account) token = given;
    told.textContent = '令牌八小时内有效 good for eight hours of the simulated clock';
  });
</script>
`;

let page: Buffer | undefined;

/** A browser that opens the address, not a client that asks something. */
export function wantsPage(request: IncomingMessage): boolean {
  const asks = new URLSearchParams(target(request).query).has('query');
  return request.method === 'GET' && !asks && (request.headers.accept ?? '').includes('text/html');
}

export async function sendPage(response: ServerResponse): Promise<void> {
  if (!page) {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    const html = renderGraphiQL({ title: '职称评审 zhicheng', endpoint: '/graphql', defaultQuery: EXAMPLES });
    page = Buffer.from(html.replace('<div id="root"></div>', () => `${LOGIN}<div id="root"></div>`));
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length });
  response.end(page);
}
