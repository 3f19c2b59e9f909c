/* `jalons sync`: one sync with the shared folder, and joining or making one.
 * Invariant: a password is taken from the environment or from the keyring, never from the command line, and is told to
 * nobody but the server.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/syncing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/sync-status.h"
#include "cli/sync-window.h"
#include "core/error.h"
#include "store/settings.h"
#include "sync/folder/where.h"
#include "sync/space/space.h"

typedef struct
{
  JalonsCli *cli;
  JalonsArguments *arguments;
  JalonsStore *store;
  JalonsSpace *space;
  JalonsSyncing *syncing;

  GMainLoop *loop;
  GAsyncResult *result; /* of what the loop waited for */
} Sync;

static void
on_done (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  Sync *self = data;

  self->result = g_object_ref (result);
  g_main_loop_quit (self->loop);
}

/* ---- What was asked ---- */

static const char *const deeds[] = { "create", "join", "roll-over", "leave", "status" };

static gboolean
check_arguments (JalonsArguments *arguments,
                 GError **error)
{
  const char *first = NULL;

  if (jalons_arguments_words (arguments)[0] != NULL)
    return jalons_cli_usage_error (error, _ ("“%s” has no meaning here."), jalons_arguments_words (arguments)[0]);
  for (unsigned i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      if (!jalons_arguments_has (arguments, deeds[i]))
        continue;
      if (first != NULL)
        return jalons_cli_usage_error (error, _ ("Choose one of “--%s” and “--%s”."), first, deeds[i]);
      first = deeds[i];
    }
  if (jalons_arguments_has (arguments, "label") && g_strcmp0 (first, "create") != 0 && g_strcmp0 (first, "roll-over") != 0)
    return jalons_cli_usage_error (error, _ ("“--label” says what the space is called that “--create” or “--roll-over” makes."));
  if (jalons_arguments_has (arguments, "name") && g_strcmp0 (first, "create") != 0 && g_strcmp0 (first, "join") != 0)
    return jalons_cli_usage_error (error, _ ("“--name” says who you are to those with whom “--create” or “--join” shares."));
  if (jalons_arguments_has (arguments, "inbox") && g_strcmp0 (first, "join") != 0)
    return jalons_cli_usage_error (error, _ ("“--inbox” says where remarks go of who joins with “--join”."));
  return TRUE;
}

/* JALONS_SYNC_PASSWORD is for whoever has no keyring, so that it is not put into one either. */
static void
take_password (Sync *self)
{
  const char *password = g_getenv ("JALONS_SYNC_PASSWORD");

  if (password == NULL || *password == '\0')
    return;
  jalons_syncing_set_password (self->syncing, password);
  jalons_syncing_set_keeps_password (self->syncing, FALSE);
}

static const char *
user_of (const char *where)
{
  const char *user = g_getenv ("JALONS_SYNC_USER");

  return user != NULL && *user != '\0' && !jalons_where_is_folder (where) ? user : NULL;
}

static const char *
password_of (const char *where)
{
  const char *password = g_getenv ("JALONS_SYNC_PASSWORD");

  return password != NULL && *password != '\0' && !jalons_where_is_folder (where) ? password : NULL;
}

/* ---- Doing it ---- */

static gboolean
create (Sync *self,
        const char *where,
        GError **error)
{
  jalons_syncing_create_async (self->syncing, where, user_of (where), password_of (where),
                               jalons_arguments_value (self->arguments, "label"), NULL, on_done, self);
  g_main_loop_run (self->loop);
  if (!jalons_syncing_create_finish (self->syncing, self->result, error))
    return FALSE;
  jalons_cli_say (_ ("The space is made in “%s”: your colleagues can join it there."), where);
  return TRUE;
}

static gboolean
join (Sync *self,
      const char *where,
      GError **error)
{
  jalons_syncing_join_async (self->syncing, where, user_of (where), password_of (where),
                             jalons_arguments_value (self->arguments, "inbox"), NULL, on_done, self);
  g_main_loop_run (self->loop);
  if (!jalons_syncing_join_finish (self->syncing, self->result, error))
    return FALSE;
  jalons_cli_say (_ ("This folder of data shares with “%s” now."), where);
  return TRUE;
}

static gboolean
leave (Sync *self,
       GError **error)
{
  jalons_syncing_leave_async (self->syncing, NULL, on_done, self);
  g_main_loop_run (self->loop);
  if (!jalons_syncing_leave_finish (self->syncing, self->result, error))
    return FALSE;
  jalons_cli_say (_ ("Nothing is shared any more; all the data stay here."));
  return TRUE;
}

/* A name alone is that of a folder beside the present one, where colleagues follow by themselves. */
static char *
find_target (Sync *self,
             GError **error)
{
  const char *text = jalons_arguments_value (self->arguments, "roll-over");
  const char *present = jalons_holder_get_membership (JALONS_HOLDER (self->space))->where;
  char *beside = strchr (text, G_DIR_SEPARATOR) == NULL ? jalons_where_beside (present, text) : NULL;

  return beside != NULL ? beside : jalons_where_check (text, error);
}

/* Colleagues who cannot be told where by a name are told by us. */
static void
say_where (const char *from,
           const char *to)
{
  g_autofree char *relation = jalons_where_relate (from, to);

  if (relation != NULL)
    jalons_cli_say (_ ("The shared space goes on in “%s”. Your colleagues follow by themselves as soon as they can read that "
                       "folder; once all of them have, delete “%s”."),
                    to, from);
  else
    jalons_cli_say (_ ("The shared space goes on in “%s”. Tell your colleagues to choose that folder when Jalons asks them; "
                       "once all of them have, delete “%s”."),
                    to, from);
}

/* What is open is said before, and keeps nobody from going on. */
static void
warn_of_conflicts (Sync *self)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *warning = NULL;

  jalons_space_list_conflicts_async (self->space, NULL, on_done, self);
  g_main_loop_run (self->loop);
  conflicts = jalons_space_list_conflicts_finish (self->space, self->result, NULL);
  g_clear_object (&self->result);
  warning = conflicts != NULL ? jalons_space_warn_of_open (conflicts->len) : NULL;
  if (warning != NULL)
    jalons_cli_warn (warning);
}

static gboolean
roll_over (Sync *self,
           GError **error)
{
  const JalonsMembership *present = jalons_holder_get_membership (JALONS_HOLDER (self->space));
  g_autofree char *from = g_strdup (present->where), *user = g_strdup (present->user);
  g_autofree char *where = find_target (self, error), *there = NULL;

  if (where == NULL)
    return FALSE;
  if (jalons_where_is_folder (where))
    g_clear_pointer (&user, g_free);
  else if (user_of (where) != NULL)
    {
      g_free (user);
      user = g_strdup (user_of (where));
    }
  warn_of_conflicts (self);
  jalons_syncing_roll_over_async (self->syncing, where, user, password_of (where),
                                  jalons_arguments_value (self->arguments, "label"), NULL, on_done, self);
  g_main_loop_run (self->loop);
  if (!jalons_syncing_roll_over_finish (self->syncing, self->result, error))
    return FALSE;
  there = g_strdup (jalons_holder_get_membership (JALONS_HOLDER (self->space))->where);
  say_where (from, there);
  return TRUE;
}

/* What else is to be said: that the space goes on elsewhere, or that no keyring was found. */
static void
say_note (Sync *self,
          const char *before)
{
  const char *note = jalons_syncing_get_note (self->syncing);

  if (note == NULL)
    return;
  if (g_str_equal (before, jalons_holder_get_membership (JALONS_HOLDER (self->space))->where))
    jalons_cli_warn (note);
  else
    jalons_cli_say ("%s", note);
}

/* Once there is nothing left to ask, it is at rest or it says why not. */
static gboolean
run (Sync *self,
     GError **error)
{
  g_autofree char *before = g_strdup (jalons_holder_get_membership (JALONS_HOLDER (self->space))->where);
  guint n_before, n_pending = G_MAXUINT;

  /* One sync sends some files and leaves the others, and what names them, to the next. */
  do
    {
      n_before = n_pending;
      g_clear_object (&self->result);
      jalons_syncing_run_async (self->syncing, NULL, on_done, self);
      g_main_loop_run (self->loop);
      if (!jalons_syncing_run_finish (self->syncing, self->result, error))
        return FALSE;
      n_pending = jalons_syncing_get_n_pending (self->syncing);
    }
  while (jalons_syncing_get_state (self->syncing) == JALONS_SYNCING_PENDING && n_pending < n_before);
  say_note (self, before);
  if (jalons_syncing_get_state (self->syncing) == JALONS_SYNCING_REST)
    {
      jalons_cli_say ("%s", jalons_syncing_get_sentence (self->syncing));
      return TRUE;
    }
  jalons_cli_warn (jalons_syncing_get_sentence (self->syncing));
  self->cli->failed = TRUE;
  return TRUE;
}

static gboolean
set_not_joined (GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                       _ ("Nothing is shared here: “jalons sync --create WHERE” makes a space for colleagues, “jalons sync "
                          "--join WHERE” joins theirs."));
  return FALSE;
}

static gboolean
set_joined (Sync *self,
            GError **error)
{
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
               _ ("This folder of data shares with “%s” already: “jalons sync --leave” ends that."),
               jalons_holder_get_membership (JALONS_HOLDER (self->space))->where);
  return FALSE;
}

static gboolean
take_name (Sync *self,
           GError **error)
{
  const char *name = jalons_arguments_value (self->arguments, "name");
  /* Who has an inbox is there to review. */
  JalonsRole role = jalons_arguments_has (self->arguments, "inbox") ? JALONS_ROLE_HEAD : JALONS_ROLE_COUNSELLOR;
  g_autofree char *value = NULL;

  if (name == NULL)
    return TRUE;
  value = g_strdup_printf ("%s %s", jalons_model_field (JALONS_REMARK_ROLE)->codes[role], name);
  jalons_store_set_author (self->store, name);
  return jalons_store_set_setting (self->store, JALONS_SETTING_AUTHOR, value, error);
}

static gboolean
begin (Sync *self,
       const char *deed,
       GError **error)
{
  g_autofree char *where = jalons_where_check (jalons_arguments_value (self->arguments, deed), error);

  if (where == NULL)
    return FALSE;
  if (jalons_space_is_joined (self->space))
    return set_joined (self, error);
  if (!take_name (self, error))
    return FALSE;
  return g_str_equal (deed, "create") ? create (self, where, error) : join (self, where, error);
}

static gboolean
do_it (Sync *self,
       GError **error)
{
  if (jalons_arguments_has (self->arguments, "status"))
    return jalons_cli_sync_status (self->space, error);
  take_password (self);
  if (jalons_arguments_has (self->arguments, "create"))
    return begin (self, "create", error);
  if (jalons_arguments_has (self->arguments, "join"))
    return begin (self, "join", error);
  if (!jalons_space_is_joined (self->space))
    return set_not_joined (error);
  if (jalons_arguments_has (self->arguments, "roll-over"))
    return roll_over (self, error);
  return jalons_arguments_has (self->arguments, "leave") ? leave (self, error) : run (self, error);
}

/* Colleagues may be joined with nothing here yet; anything else wants data. */
static gboolean
needs_data (JalonsArguments *arguments)
{
  return !jalons_arguments_has (arguments, "create") && !jalons_arguments_has (arguments, "join");
}

/* Whether what was asked is done already: a window has the data open, and shares them. */
static gboolean
ask_window (JalonsCli *cli,
            JalonsArguments *arguments,
            GError **error)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (jalons_arguments_has (arguments, deeds[i]))
      return FALSE;
  if (!g_error_matches (*error, JALONS_ERROR, JALONS_ERROR_BUSY) || !jalons_cli_sync_by_window (cli))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

gboolean
jalons_cli_sync (JalonsCli *cli,
                 JalonsArguments *arguments,
                 GError **error)
{
  Sync self = { .cli = cli, .arguments = arguments };
  gboolean done = FALSE;

  if (!check_arguments (arguments, error))
    return FALSE;
  self.store = jalons_cli_open_store (cli, needs_data (arguments), error);
  if (self.store == NULL)
    return ask_window (cli, arguments, error);
  self.loop = g_main_loop_new (NULL, FALSE);
  self.space = jalons_space_new (self.store);
  self.syncing = jalons_syncing_new (JALONS_HOLDER (self.space));
  done = do_it (&self, error);
  g_clear_object (&self.result);
  g_clear_object (&self.syncing);
  g_clear_object (&self.space);
  jalons_store_close (self.store);
  g_clear_object (&self.store);
  g_main_loop_unref (self.loop);
  return done;
}
