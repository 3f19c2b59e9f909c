/* Real data folders through a real Apache, as their owners meet it: colleagues on a bad network, and a head of school.
 * Invariant: as in test-servers.c.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-offices apache-dav.conf CERTIFICATE */

#include <string.h>

#include "../store/fixture.h"
#include "await.h"
#include "faulty-transport.h"
#include "real-server.h"
#include "sync/folder/transport-dav.h"
#include "sync/space/space.h"

#define PASSWORD "secret"
#define N_DESKS  3

static const char *example, *certificate; /* absolute */

typedef struct
{
  FixtureFolder folder;
  JalonsStore *store;
  JalonsSpace *space;
  JalonsSyncing *syncing;
  FaultyTransport *transport;
} Desk;

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
desk_open (Desk *desk,
           RealServer *server,
           const char *user,
           guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsTransport) inner = jalons_transport_new (real_server_where (server), user, PASSWORD, &error);
  g_autoptr (GTlsDatabase) trust = g_tls_file_database_new (certificate, NULL);

  jalons_transport_dav_set_trust (inner, trust);
  desk->folder = fixture_make_folder ();
  desk->store = jalons_store_open (desk->folder, &error);
  g_assert_no_error (error);
  jalons_store_set_author (desk->store, user);
  desk->space = jalons_space_new (desk->store);
  desk->syncing = jalons_syncing_new (JALONS_HOLDER (desk->space));
  jalons_syncing_set_settle (desk->syncing, 0);
  desk->transport = faulty_transport_new (inner, seed);
  jalons_syncing_set_transport_func (desk->syncing, give_transport, desk->transport);
  if (seed == 0)
    faulty_transport_mend (desk->transport);
}

static void
desk_close (Desk *desk)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&desk->syncing);
  g_clear_object (&desk->space);
  g_clear_object (&desk->transport);
  jalons_store_close (desk->store);
  g_clear_object (&desk->store);
  fixture_remove_folder (desk->folder);
}

static void
set_text (Desk *desk,
          JalonsEntityId entity,
          const char *id,
          JalonsFieldId field,
          const char *text)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, entity, id);
  JalonsDraft *draft = record != NULL ? jalons_draft_edit (record) : jalons_draft_new (entity, id);

  jalons_draft_set_text (draft, field, text);
  fixture_put (desk->store, "Gesture", draft);
}

static void
sync_well (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  await_run (desk->syncing, &error);
  g_assert_no_error (error);
}

/* Joining, on a network that may fail: until it is done. */
static void
join (Desk *desk,
      RealServer *server,
      const char *inbox)
{
  for (int i = 0; i < 50 && jalons_holder_get_membership (JALONS_HOLDER (desk->space)) == NULL; i++)
    await_join (desk->syncing, real_server_where (server), NULL, NULL, inbox, NULL);
  g_assert_true (jalons_space_is_joined (desk->space));
}

static RealServer *
start_apache (void)
{
  RealServer *server = real_server_new_apache (example, certificate);

  if (server == NULL)
    g_test_skip ("apache2-bin is not installed");
  return server;
}

/* Everybody edits the same activity, and others, while requests and answers are lost. */
static void
test_bad_network (void)
{
  static const JalonsFieldId fields[] = { JALONS_ACTIVITY_TITLE, JALONS_ACTIVITY_PLACE, JALONS_ACTIVITY_NOTES };
  g_autoptr (RealServer) server = start_apache ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *activity = NULL, *first = NULL;
  Desk desks[N_DESKS] = { 0 };
  g_autoptr (GError) error = NULL;

  if (server == NULL)
    return;
  for (guint i = 0; i < N_DESKS; i++)
    desk_open (&desks[i], server, i % 2 ? "paul" : "marie", i);
  fixture_put_year (desks[0].store);
  activity = fixture_put_activity (desks[0].store, "Forum", "3A");
  await_create (desks[0].syncing, real_server_where (server), NULL, NULL, "CIO", &error);
  g_assert_no_error (error);
  for (guint i = 1; i < N_DESKS; i++)
    join (&desks[i], server, NULL);
  for (guint step = 0; step < 30; step++)
    {
      Desk *desk = &desks[g_rand_int_range (rand, 0, N_DESKS)];
      g_autofree char *text = g_strdup_printf ("Texte %u", step);
      g_autoptr (JalonsRecord) seen = fixture_lookup (desk->store, JALONS_ENTITY_ACTIVITY, activity);

      if (seen != NULL)
        set_text (desk, JALONS_ENTITY_ACTIVITY, activity, fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (fields))], text);
      await_run (desk->syncing, NULL);
    }
  for (guint i = 0; i < N_DESKS; i++)
    faulty_transport_mend (desks[i].transport);
  for (guint i = 0; i < 6 * N_DESKS; i++)
    sync_well (&desks[i % N_DESKS]);
  first = fixture_dump (desks[0].store);
  for (guint i = 0; i < N_DESKS; i++)
    {
      g_autofree char *dump = fixture_dump (desks[i].store);

      g_assert_cmpstr (dump, ==, first);
      g_assert_cmpint (jalons_syncing_get_state (desks[i].syncing), ==, JALONS_SYNCING_REST);
      g_assert_cmpuint (jalons_syncing_get_n_pending (desks[i].syncing), ==, 0);
    }
  for (guint i = 0; i < N_DESKS; i++)
    desk_close (&desks[i]);
}

#define REMARK "22222222-2222-4222-8222-222222222222"

/* A program that is none of ours writes what it likes into the inbox of a head of school. */
static void
forge (RealServer *server,
       JalonsTransport *transport,
       const char *activity)
{
  g_auto (Member) forger = member_new (9);
  g_autoptr (GError) error = NULL;

  jalons_syncing_set_transport_func (forger.syncing, give_transport, transport);
  memory_holder_edit (forger.holder, activity, "title", "Autre chose");
  await_join (forger.syncing, real_server_where (server), NULL, NULL, "0750001a", &error);
  g_assert_no_error (error);
  member_assert (&forger, JALONS_SYNCING_REST);
}

/* The server lets a head of school write in one inbox; readers take nothing but the review from there. */
static void
test_head_of_school (void)
{
  g_autoptr (RealServer) server = start_apache ();
  Desk counsellor = { 0 }, head = { 0 };
  g_autofree char *activity = NULL;
  g_autoptr (JalonsRecord) remark = NULL, seen = NULL;
  g_autoptr (GError) error = NULL;

  if (server == NULL)
    return;
  desk_open (&counsellor, server, "marie", 0);
  desk_open (&head, server, "0750001a", 0);
  fixture_put_year (counsellor.store);
  activity = fixture_put_activity (counsellor.store, "Forum", "3A");
  await_create (counsellor.syncing, real_server_where (server), NULL, NULL, "CIO", &error);
  g_assert_no_error (error);
  join (&head, server, "0750001a");
  sync_well (&head);
  set_text (&head, JALONS_ENTITY_REMARK, REMARK, JALONS_REMARK_WORDS, "À revoir");
  sync_well (&head);
  forge (server, JALONS_TRANSPORT (head.transport), activity);
  g_assert_cmpint (jalons_syncing_get_state (head.syncing), ==, JALONS_SYNCING_REST);
  for (int i = 0; i < 5; i++)
    sync_well (&counsellor);
  remark = fixture_lookup (counsellor.store, JALONS_ENTITY_REMARK, REMARK);
  g_assert_nonnull (remark);
  g_assert_cmpstr (jalons_remark_words (remark), ==, "À revoir");
  seen = fixture_lookup (counsellor.store, JALONS_ENTITY_ACTIVITY, activity);
  g_assert_cmpstr (jalons_activity_title (seen), ==, "Forum");
  desk_close (&counsellor);
  desk_close (&head);
}

/* As a program finds the folder whose address it is given. */
static JalonsTransport *
make_transport (const char *where,
                const char *user,
                const char *password,
                gpointer data,
                GError **error)
{
  guint32 *seed = data;
  g_autoptr (JalonsTransport) inner = jalons_transport_new (where, user, password, error);
  g_autoptr (GTlsDatabase) trust = g_tls_file_database_new (certificate, NULL);

  g_assert_no_error (*error);
  jalons_transport_dav_set_trust (inner, trust);
  return *seed == 0 ? g_steal_pointer (&inner) : JALONS_TRANSPORT (faulty_transport_new (inner, (*seed)++));
}

static void
sync_until_there (Desk *desk,
                  const char *where)
{
  for (int i = 0; i < 200; i++)
    if (await_run (desk->syncing, NULL) &&
        g_str_equal (jalons_holder_get_membership (JALONS_HOLDER (desk->space))->where, where) &&
        jalons_syncing_get_state (desk->syncing) == JALONS_SYNCING_REST)
      return;
  g_assert_not_reached ();
}

static void
roll_over (Desk *desk,
           const char *from,
           const char *to)
{
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      if (!g_str_equal (jalons_holder_get_membership (JALONS_HOLDER (desk->space))->where, from))
        break;
      jalons_syncing_roll_over_async (desk->syncing, to, "marie", NULL, NULL, NULL, await_result, &result);
      await (&result);
      jalons_syncing_roll_over_finish (desk->syncing, result, NULL);
    }
  sync_until_there (desk, to);
}

/* The space goes on in another folder, on a network that may fail; a colleague and a head of school follow. */
static void
test_roll_over (void)
{
  static const char *const users[] = { "marie", "paul", "0750001a" };
  g_autoptr (RealServer) server = start_apache ();
  g_autofree char *from = NULL, *to = NULL, *activity = NULL, *first = NULL, *second = NULL;
  g_autoptr (JalonsRecord) remark = NULL;
  Desk desks[N_DESKS] = { 0 };
  guint32 seeds[N_DESKS] = { 0 };
  GError *error = NULL;

  if (server == NULL)
    return;
  from = g_strconcat (real_server_where (server), "cio/", NULL);
  to = g_strconcat (real_server_where (server), "cio%202027/", NULL);
  for (guint i = 0; i < N_DESKS; i++)
    {
      desk_open (&desks[i], server, users[i], 0);
      jalons_syncing_set_transport_func (desks[i].syncing, make_transport, &seeds[i]);
      jalons_syncing_set_keeps_password (desks[i].syncing, FALSE);
    }
  fixture_put_year (desks[0].store);
  activity = fixture_put_activity (desks[0].store, "Forum", "3A");
  await_create (desks[0].syncing, from, users[0], PASSWORD, "CIO", &error);
  g_assert_no_error (error);
  for (guint i = 1; i < N_DESKS; i++)
    {
      await_join (desks[i].syncing, from, users[i], PASSWORD, i == 2 ? users[i] : NULL, &error);
      g_assert_no_error (error);
    }
  set_text (&desks[1], JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Salon");
  for (guint i = 0; i < N_DESKS; i++)
    {
      seeds[i] = 100 * (i + 1);
      jalons_syncing_set_password (desks[i].syncing, PASSWORD);
    }
  roll_over (&desks[0], from, to);
  for (guint i = 1; i < N_DESKS; i++)
    sync_until_there (&desks[i], to);
  for (guint i = 0; i < N_DESKS; i++)
    {
      seeds[i] = 0;
      jalons_syncing_set_password (desks[i].syncing, PASSWORD);
    }
  set_text (&desks[2], JALONS_ENTITY_REMARK, REMARK, JALONS_REMARK_WORDS, "À revoir");
  sync_well (&desks[2]);
  for (guint i = 0; i < 5 * 2; i++)
    sync_well (&desks[i % 2]);
  first = fixture_dump (desks[0].store);
  second = fixture_dump (desks[1].store);
  g_assert_cmpstr (first, ==, second);
  g_assert_nonnull (strstr (first, "Salon"));
  remark = fixture_lookup (desks[0].store, JALONS_ENTITY_REMARK, REMARK);
  g_assert_nonnull (remark);
  for (guint i = 0; i < N_DESKS; i++)
    desk_close (&desks[i]);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 3);
  example = argv[1];
  certificate = g_canonicalize_filename (argv[2], NULL);
  g_test_add_func ("/offices/bad-network", test_bad_network);
  g_test_add_func ("/offices/head-of-school", test_head_of_school);
  g_test_add_func ("/offices/roll-over", test_roll_over);
  return g_test_run ();
}
