# OpenStack Swift in one process: its account, container and object server, and the proxy that speaks S3.
# Objects are held in memory (Swift's own mem_server: not every /tmp has the file attributes that its disk
# wants), all else lies in a temporary folder. Prints its port; ends, and clears up, when its input does.
import os
import shutil
import signal
import sys
import tempfile
from array import array

import eventlet

eventlet.monkey_patch()

from eventlet import tpool, wsgi
from swift.common import utils

region, key_id, secret = sys.argv[1:]
folder = tempfile.mkdtemp(prefix='huawu-s3-')
signal.signal(signal.SIGINT, signal.SIG_IGN)


def write(name, text):
    path = os.path.join(folder, name)
    with open(path, 'w') as file:
        file.write(text)
    return path


utils.SWIFT_CONF_FILE = write('swift.conf', """
[swift-hash]
swift_hash_path_suffix = test
[storage-policy:0]
name = only
default = yes
""")

# These read swift.conf while they are imported.
from swift.common.ring import RingData
from swift.common.wsgi import SwiftHttpProtocol, loadapp

settings = f"""
[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
recon_cache_path = {folder}
log_address = {folder}/no-system-log
mount_check = false
fallocate_reserve = 0
"""

proxy = f"""
[pipeline:main]
pipeline = s3api tempauth proxy-server
[filter:s3api]
use = egg:swift#s3api
location = {region}
[filter:tempauth]
use = egg:swift#tempauth
user_{key_id.replace(':', '_')} = {secret} .admin
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
"""


class Cache:
    """Stands where Swift expects memcached."""

    def __init__(self):
        self.kept = {}

    def get(self, key, **options):
        return self.kept.get(key)

    def set(self, key, value, **options):
        self.kept[key] = value

    def incr(self, key, delta=1, **options):
        self.kept[key] = self.kept.get(key, 0) + delta
        return self.kept[key]

    def delete(self, key, **options):
        self.kept.pop(key, None)


def with_cache(app):
    cache = Cache()
    return lambda environ, start: app({**environ, 'swift.cache': cache}, start)


def listen():
    return eventlet.listen(('127.0.0.1', 0))


def serve(listener, app):
    eventlet.spawn(wsgi.server, listener, app, protocol=SwiftHttpProtocol, log_output=False)


os.makedirs(os.path.join(folder, 'devices', 'disk'))
os.chdir(folder)
for name, engine in [('account', 'account'), ('container', 'container'), ('object', 'mem_object')]:
    listener = listen()
    device = {'id': 0, 'region': 1, 'zone': 1, 'weight': 1, 'device': 'disk', 'ip': '127.0.0.1',
              'port': listener.getsockname()[1]}
    RingData([array('H', [0, 0])], [device], 31).save(f'{name}.ring.gz')
    serve(listener, loadapp(write(f'{name}.conf', f'{settings}[app:main]\nuse = egg:swift#{engine}\n')))

front = listen()
serve(front, with_cache(loadapp(write('proxy.conf', settings + proxy))))
print(front.getsockname()[1], flush=True)

tpool.execute(sys.stdin.read)
shutil.rmtree(folder, ignore_errors=True)
os._exit(0)
