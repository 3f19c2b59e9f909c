/* Real servers of Debian: six replicas with faults agree in the end; rights and certificates are what they should be.
 * Invariant: a server that is not installed is a test that is skipped, and said to be.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-servers apache-dav.conf CERTIFICATE OTHER-CERTIFICATE */

#include <string.h>

#include "await.h"
#include "faulty-transport.h"
#include "real-server.h"
#include "sync/folder/transport-dav.h"

#define N_MEMBERS 6
#define N_STEPS   160
#define PASSWORD  "secret"

static const char *example, *certificate, *other_certificate; /* absolute */

/* Whom the test trusts: nobody but the server's own certificate. */
static GTlsDatabase *
make_trust (void)
{
  g_autoptr (GError) error = NULL;
  GTlsDatabase *trust = g_tls_file_database_new (certificate, &error);

  g_assert_no_error (error);
  return trust;
}

static JalonsTransport *
connect_to (RealServer *server,
            const char *user,
            const char *password)
{
  g_autoptr (GError) error = NULL;
  JalonsTransport *transport = jalons_transport_new (real_server_where (server), user, password, &error);

  g_assert_no_error (error);
  if (g_str_has_prefix (real_server_where (server), "https"))
    {
      g_autoptr (GTlsDatabase) trust = make_trust ();

      jalons_transport_dav_set_trust (transport, trust);
    }
  return transport;
}

static RealServer *
start_apache (void)
{
  RealServer *server = real_server_new_apache (example, certificate);

  if (server == NULL)
    g_test_skip ("apache2-bin is not installed");
  return server;
}

/* Six replicas */

typedef struct
{
  RealServer *server;
  Member members[N_MEMBERS];
  FaultyTransport *transports[N_MEMBERS];
  GRand *rand;
  GPtrArray *written;
  guint n_cut;
} World;

static JalonsTransport *
give_transport (const char *where,
                const char *user,
                const char *password,
                gpointer data,
                GError **error)
{
  return g_object_ref (data);
}

static void
world_init (World *world,
            RealServer *server,
            guint32 seed)
{
  world->server = server;
  world->rand = g_rand_new_with_seed (seed);
  world->written = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      g_autoptr (JalonsTransport) inner = connect_to (server, i % 2 ? "paul" : "marie", PASSWORD);
      g_autoptr (GError) error = NULL;
      JalonsSyncing *syncing;

      world->members[i] = member_new (seed * 100 + i);
      syncing = world->members[i].syncing;
      jalons_syncing_set_transport_func (syncing, give_transport, inner);
      if (i == 0)
        await_create (syncing, real_server_where (server), NULL, NULL, "CIO", &error);
      else
        await_join (syncing, real_server_where (server), NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      world->transports[i] = faulty_transport_new (inner, seed * 1000 + i);
      jalons_syncing_set_transport_func (syncing, give_transport, world->transports[i]);
      /* Makes a transport anew. */
      jalons_syncing_set_password (syncing, NULL);
    }
}

static void
world_clear (World *world)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      member_clear (&world->members[i]);
      g_object_unref (world->transports[i]);
    }
  g_ptr_array_unref (world->written);
  g_rand_free (world->rand);
}

static void
take_step (World *world,
           guint step)
{
  static const char *const fields[] = { "slot", "title", "room", "deleted" };
  guint i = (guint) g_rand_int_range (world->rand, 0, N_MEMBERS);

  if (g_rand_boolean (world->rand))
    {
      g_autofree char *row = g_strdup_printf ("row%d", g_rand_int_range (world->rand, 0, 6));
      char *text = g_strdup_printf ("member-%u-step-%u.", i, step);

      memory_holder_edit (world->members[i].holder, row, fields[g_rand_int_range (world->rand, 0, 4)], text);
      g_ptr_array_add (world->written, text);
    }
  else
    world->n_cut += await_run (world->members[i].syncing, NULL) ? 0 : 1;
}

static void
settle (World *world)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    faulty_transport_mend (world->transports[i]);
  for (guint i = 0; i < N_MEMBERS * 14; i++)
    {
      g_autoptr (GError) error = NULL;

      await_run (world->members[i % N_MEMBERS].syncing, &error);
      g_assert_no_error (error);
    }
}

static void
converge (RealServer *server,
          guint32 seed)
{
  World world = { 0 };
  guint n_faults = 0, before;

  world_init (&world, server, seed);
  for (guint step = 0; step < N_STEPS; step++)
    take_step (&world, step);
  settle (&world);
  for (guint i = 0; i < N_MEMBERS; i++)
    n_faults += faulty_transport_get_count (world.transports[i]);
  g_test_message ("%u edits, %u faults, %u syncs cut", world.written->len, n_faults, world.n_cut);
  g_assert_cmpuint (n_faults, >, 10);
  members_assert_agree (world.members, N_MEMBERS);
  for (guint i = 0; i < world.written->len; i++)
    g_assert_true (memory_holder_knows (world.members[0].holder, world.written->pdata[i]));
  for (guint i = 0; i < N_MEMBERS; i++)
    member_assert (&world.members[i], JALONS_SYNCING_REST);
  /* At rest a sync changes nothing. Three of four ask once only. */
  before = jalons_transport_get_n_requests (JALONS_TRANSPORT (world.transports[0]));
  for (int i = 0; i < 4; i++)
    await_run (world.members[0].syncing, NULL);
  g_assert_cmpuint (jalons_transport_get_n_requests (JALONS_TRANSPORT (world.transports[0])) - before, ==, 6);
  world_clear (&world);
}

static void
test_apache_converges (void)
{
  g_autoptr (RealServer) server = start_apache ();

  if (server != NULL)
    converge (server, 1);
}

static void
test_nginx_converges (void)
{
  g_autoptr (RealServer) server = real_server_new_nginx ();

  if (server == NULL)
    g_test_skip ("nginx or libnginx-mod-http-dav-ext is not installed");
  else
    converge (server, 2);
}

/* Rights */

static const struct
{
  const char *user;
  const char *password;
  const char *file;
  int putting; /* trouble; -1: allowed */
  int reading;
} rights[] = {
  { "marie", PASSWORD, "log/a.seg", -1, -1 },
  { "marie", PASSWORD, "inbox/0750001a/log/a.seg", -1, -1 },
  { "marie", "false", "log/b.seg", JALONS_TROUBLE_RECONNECT, JALONS_TROUBLE_RECONNECT },
  { "nobody", PASSWORD, "log/b.seg", JALONS_TROUBLE_RECONNECT, JALONS_TROUBLE_RECONNECT },
  { NULL, NULL, "log/b.seg", JALONS_TROUBLE_RECONNECT, JALONS_TROUBLE_RECONNECT },
  { "0750001a", PASSWORD, "inbox/0750001a/log/b.seg", -1, -1 },
  { "0750001a", PASSWORD, "log/b.seg", JALONS_TROUBLE_READ_ONLY, -1 },
  { "0750001a", PASSWORD, "space-x.json", JALONS_TROUBLE_READ_ONLY, -1 },
  { "0750001a", PASSWORD, "inbox/b.seg", JALONS_TROUBLE_READ_ONLY, -1 },
  { "0750001a", PASSWORD, "inbox/0750002b/log/b.seg", JALONS_TROUBLE_READ_ONLY, -1 },
};

static void
assert_trouble (const GError *error,
                int trouble)
{
  if (trouble < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, JALONS_TROUBLE, trouble);
}

static void
make_folders (RealServer *server)
{
  static const char *const folders[] = { "log", "inbox", "inbox/0750001a", "inbox/0750001a/log", "inbox/0750002b",
                                         "inbox/0750002b/log" };
  g_autoptr (JalonsTransport) transport = connect_to (server, "marie", PASSWORD);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      await_make_folder (transport, folders[i], &error);
      g_assert_no_error (error);
    }
}

static void
test_apache_rights (void)
{
  g_autoptr (RealServer) server = start_apache ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);

  if (server == NULL)
    return;
  make_folders (server);
  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    {
      g_autoptr (JalonsTransport) transport = connect_to (server, rights[i].user, rights[i].password);
      g_autoptr (GError) putting = NULL, reading = NULL;
      g_autoptr (GArray) listing = NULL;

      g_test_message ("%s %s", rights[i].user, rights[i].file);
      await_put (transport, rights[i].file, bytes, &putting);
      assert_trouble (putting, rights[i].putting);
      listing = await_list (transport, "log", &reading);
      assert_trouble (reading, rights[i].reading);
    }
}

/* Who only remarks is let write in one inbox, and everybody reads it there. */
static void
test_apache_inbox (void)
{
  g_autoptr (RealServer) server = start_apache ();
  g_autoptr (JalonsTransport) marie = NULL, head = NULL;
  g_autoptr (GArray) log = NULL;
  g_auto (Member) counsellor = member_new (1), reviewer = member_new (2);
  g_autoptr (GError) error = NULL;

  if (server == NULL)
    return;
  marie = connect_to (server, "marie", PASSWORD);
  head = connect_to (server, "0750001a", PASSWORD);
  jalons_syncing_set_transport_func (counsellor.syncing, give_transport, marie);
  jalons_syncing_set_transport_func (reviewer.syncing, give_transport, head);
  memory_holder_edit (counsellor.holder, "r1", "title", "Forum");
  await_create (counsellor.syncing, real_server_where (server), NULL, NULL, "CIO", &error);
  g_assert_no_error (error);
  memory_holder_edit (reviewer.holder, "r9", "text", "À revoir");
  await_join (reviewer.syncing, real_server_where (server), NULL, NULL, "0750001a", &error);
  g_assert_no_error (error);
  g_assert_true (memory_holder_knows (reviewer.holder, "Forum"));
  for (int i = 0; i < 5; i++)
    await_run (counsellor.syncing, &error);
  g_assert_no_error (error);
  g_assert_true (memory_holder_knows (counsellor.holder, "À revoir"));
  log = await_list (marie, "log", &error);
  g_assert_cmpuint (log->len, ==, 1);
}

/* Certificates */

static void
test_apache_unknown_authority (void)
{
  g_autoptr (RealServer) server = start_apache ();
  g_autoptr (JalonsTransport) transport = NULL;
  g_autoptr (GError) error = NULL;

  if (server == NULL)
    return;
  transport = jalons_transport_new (real_server_where (server), "marie", PASSWORD, NULL);
  g_assert_null (await_list (transport, "", &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_CERTIFICATE);
  g_assert_nonnull (strstr (error->message, "nobody whom this computer trusts"));
  g_assert_null (strstr (error->message, PASSWORD));
}

static void
test_apache_other_name (void)
{
  g_autoptr (RealServer) server = real_server_new_apache (example, other_certificate);
  g_autoptr (JalonsTransport) transport = NULL;
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GError) error = NULL;

  if (server == NULL)
    {
      g_test_skip ("apache2-bin is not installed");
      return;
    }
  trust = g_tls_file_database_new (other_certificate, &error);
  transport = jalons_transport_new (real_server_where (server), "marie", PASSWORD, NULL);
  jalons_transport_dav_set_trust (transport, trust);
  g_assert_null (await_list (transport, "", &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_CERTIFICATE);
  g_assert_nonnull (strstr (error->message, "for another name"));
}

static gboolean
openssl (const char *const *arguments)
{
  int status = 1;

  return g_spawn_sync (NULL, (char **) arguments, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                       &status, NULL) &&
         status == 0;
}

/* One that ended yesterday, with its key; %NULL where this openssl makes none. */
static char *
make_expired (const char *folder)
{
  g_autofree char *request = g_build_filename (folder, "request", NULL), *key = g_build_filename (folder, "key", NULL);
  g_autofree char *alone = g_build_filename (folder, "alone", NULL), *both = NULL;
  g_autofree char *first = NULL, *second = NULL;
  char *path = g_build_filename (folder, "expired.pem", NULL);

  if (openssl ((const char *const[]){ "openssl", "req", "-new", "-batch", "-newkey", "ec", "-pkeyopt",
                                      "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=expired", "-addext",
                                      "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", request, NULL }) &&
      openssl ((const char *const[]){ "openssl", "x509", "-req", "-in", request, "-key", key, "-copy_extensions", "copyall",
                                      "-days", "-1", "-out", alone, NULL }) &&
      g_file_get_contents (key, &first, NULL, NULL) && g_file_get_contents (alone, &second, NULL, NULL))
    {
      both = g_strconcat (first, second, NULL);
      g_file_set_contents (path, both, -1, NULL);
      return path;
    }
  g_free (path);
  return NULL;
}

static void
test_apache_expired (void)
{
  g_autofree char *folder = make_temporary_folder ();
  g_autofree char *expired = make_expired (folder);
  g_autoptr (RealServer) server = expired != NULL ? real_server_new_apache (example, expired) : NULL;
  g_autoptr (JalonsTransport) transport = NULL;
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GError) error = NULL;

  if (server == NULL)
    {
      g_test_skip ("no Apache, or no certificate that has expired");
      return;
    }
  trust = g_tls_file_database_new (expired, &error);
  transport = jalons_transport_new (real_server_where (server), "marie", PASSWORD, NULL);
  jalons_transport_dav_set_trust (transport, trust);
  g_assert_null (await_list (transport, "", &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_CERTIFICATE);
  g_assert_nonnull (strstr (error->message, "has expired"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 4);
  example = argv[1];
  certificate = g_canonicalize_filename (argv[2], NULL);
  other_certificate = g_canonicalize_filename (argv[3], NULL);
  g_test_add_func ("/servers/apache/converges", test_apache_converges);
  g_test_add_func ("/servers/apache/rights", test_apache_rights);
  g_test_add_func ("/servers/apache/inbox", test_apache_inbox);
  g_test_add_func ("/servers/apache/unknown-authority", test_apache_unknown_authority);
  g_test_add_func ("/servers/apache/other-name", test_apache_other_name);
  g_test_add_func ("/servers/apache/expired", test_apache_expired);
  g_test_add_func ("/servers/nginx/converges", test_nginx_converges);
  return g_test_run ();
}
