/** The page a browser gets at /graphql: GraphiQL with the tour in its tabs, nothing from another host. Made when first asked for. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { target } from './http.ts';
import { tour } from './tour.ts';

/** Each step of the tour as a tab, and who asks it. */
function tabs() {
  return tour().map(({ who, isRefused, query, variables }) => ({
    query: `${asks(who)}${isRefused ? TOO_EARLY : ''}${query}`,
    variables: JSON.stringify(variables, null, 2),
  }));
}

/** Lines are short enough for the narrowest editor. */
const TOO_EARLY = `# 将被拒绝，并列明原因。It is refused, with all that is in the way.
`;

function asks(who: string): string {
  if (who === 'nobody') return '# 无须登录。Nobody has to log in for this.\n';
  return `# 先在上方选择 ${who} 登录，请求即带上令牌；也可自行填写
# Headers：{"authorization": "Bearer <令牌>"}。
# Log in as ${who} at the top and its token goes along,
# or write the header yourself.
`;
}

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
  const isAsked = new URLSearchParams(target(request).query).has('query');
  return request.method === 'GET' && !isAsked && (request.headers.accept ?? '').includes('text/html');
}

export async function sendPage(response: ServerResponse): Promise<void> {
  if (!page) {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    const html = renderGraphiQL({ title: '职称评审 zhicheng', endpoint: '/graphql', defaultTabs: tabs() });
    page = Buffer.from(html.replace('<div id="root"></div>', () => `${LOGIN}<div id="root"></div>`));
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length });
  response.end(page);
}
