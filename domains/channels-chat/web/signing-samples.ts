// How a site's server signs who its visitor is. A test signs by the first and has the server believe it.

const call = `<script src="…/widget.js" data-site="…" data-identity="IDENTITY" async></script>`

export const signingSamples = {
  'Node.js': `import { createHmac, randomBytes } from 'node:crypto'

export function identityFor(user, secret) {
  const claims = Buffer.from(JSON.stringify({
    userId: String(user.id), name: user.name, email: user.email,
    issuedAt: Math.floor(Date.now() / 1000), nonce: randomBytes(16).toString('hex'),
  })).toString('base64url')
  return claims + '.' + createHmac('sha256', secret).update(claims).digest('base64url')
}
// ${call}`,
  Python: `import base64, hashlib, hmac, json, secrets, time

def plain(data): return base64.urlsafe_b64encode(data).rstrip(b'=')

def identity_for(user, secret):
    claims = plain(json.dumps({
        'userId': str(user.id), 'name': user.name, 'email': user.email,
        'issuedAt': int(time.time()), 'nonce': secrets.token_hex(16)}).encode())
    signature = plain(hmac.new(secret.encode(), claims, hashlib.sha256).digest())
    return (claims + b'.' + signature).decode()
# ${call}`,
  PHP: `<?php
function plain($data) { return rtrim(strtr(base64_encode($data), '+/', '-_'), '='); }

function identity_for($user, $secret) {
  $claims = plain(json_encode(['userId' => (string) $user->id, 'name' => $user->name, 'email' => $user->email,
    'issuedAt' => time(), 'nonce' => bin2hex(random_bytes(16))]));
  return $claims . '.' . plain(hash_hmac('sha256', $claims, $secret, true));
}
// ${call}`,
} as const
