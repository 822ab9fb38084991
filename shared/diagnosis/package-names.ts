/** Packages whose name differs from the name of the module or library that they provide. */
const PACKAGES: Readonly<Record<string, string>> = {
  cv2: 'opencv-python-headless',
  PIL: 'Pillow',
  yaml: 'PyYAML',
  psycopg2: 'psycopg2-binary',
  MySQLdb: 'mysqlclient',
  dotenv: 'python-dotenv',
  sklearn: 'scikit-learn',
  jwt: 'PyJWT',
  bs4: 'beautifulsoup4',
  pkg_resources: 'setuptools',
  'libGL.so.1': 'libgl1',
  'libpq.so.5': 'libpq5',
  'libssl.so.1.1': 'OpenSSL 1.1, or a build against OpenSSL 3',
};

/** The missing name, with the package that provides it when that has another name. */
export function packageOf(name: string, runtime: string): string {
  const known = runtime === 'Python' || runtime === 'native' ? PACKAGES[name] : undefined;
  return known ? `${name} (package ${known})` : name;
}
