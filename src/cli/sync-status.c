/* `jalons sync --status`.
 * Invariant: the keys are an interface: add, never rename; they are there too when nothing is shared.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/sync-status.h"

#include <json-glib/json-glib.h>

#include "cli/command.h"
#include "sync/folder/folder-memory.h"

/* What the loop waited for. */
typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
} Wait;

static void
on_done (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  Wait *wait = data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

static void
add_text (JsonBuilder *builder,
          const char *key,
          const char *text)
{
  json_builder_set_member_name (builder, key);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder,
            const char *key,
            gint64 number)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, number);
}

static void
add_texts (JsonBuilder *builder,
           const char *key,
           const char *const *texts)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (unsigned i = 0; texts != NULL && texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
add_rival (JsonBuilder *builder,
           const JalonsRival *rival)
{
  g_autofree char *when = rival->when != NULL ? g_date_time_format_iso8601 (rival->when) : NULL;

  json_builder_begin_object (builder);
  add_text (builder, "value", rival->value);
  add_text (builder, "author", rival->author);
  add_text (builder, "when", when);
  json_builder_set_member_name (builder, "own");
  json_builder_add_boolean_value (builder, rival->own);
  json_builder_end_object (builder);
}

static void
add_conflict (JsonBuilder *builder,
              const JalonsConflict *conflict)
{
  json_builder_begin_object (builder);
  add_text (builder, "entity", jalons_model_entity (conflict->entity)->name);
  add_text (builder, "id", conflict->row);
  add_text (builder, "field", conflict->field != NULL ? conflict->field->name : "deleted");
  json_builder_set_member_name (builder, "shown");
  add_rival (builder, &conflict->shown);
  json_builder_set_member_name (builder, "others");
  json_builder_begin_array (builder);
  for (unsigned i = 0; i < conflict->others->len; i++)
    add_rival (builder, conflict->others->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_membership (JsonBuilder *builder,
                const JalonsMembership *membership)
{
  json_builder_set_member_name (builder, "joined");
  json_builder_add_boolean_value (builder, membership != NULL);
  add_text (builder, "where", membership ? membership->where : NULL);
  add_text (builder, "user", membership ? membership->user : NULL);
  add_text (builder, "space", membership ? membership->ids[0] : NULL);
  add_text (builder, "label", membership ? membership->label : NULL);
  add_text (builder, "inbox", membership ? membership->inbox : NULL);
}

static char *
write_status (const JalonsMembership *membership,
              const JalonsSpaceStatus *status,
              const GPtrArray *conflicts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *warning = membership != NULL ? jalons_folder_warn_of_room (status->percent, membership->where) : NULL;

  json_builder_begin_object (builder);
  add_membership (builder, membership);
  add_text (builder, "replica", status->replica);
  add_texts (builder, "heads", (const char *const *) status->heads);
  add_number (builder, "blocks", status->n_blocks);
  add_number (builder, "waiting", status->n_waiting);
  add_number (builder, "newer", status->n_newer);
  add_text (builder, "differs", status->differs);
  json_builder_set_member_name (builder, "room_used_percent");
  if (status->percent > 0)
    json_builder_add_int_value (builder, status->percent);
  else
    json_builder_add_null_value (builder);
  add_text (builder, "warning", warning);
  add_number (builder, "pending", membership != NULL ? status->n_pending : 0);
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (unsigned i = 0; i < conflicts->len; i++)
    add_conflict (builder, conflicts->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

/**
 * jalons_cli_sync_status:
 *
 * Writes on the standard output what is held, what waits, what was not sent yet, and what is in conflict.
 */
gboolean
jalons_cli_sync_status (JalonsSpace *space,
                        GError **error)
{
  Wait wait = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (JalonsSpaceStatus) status = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *text = NULL;

  jalons_space_get_status_async (space, NULL, on_done, &wait);
  g_main_loop_run (wait.loop);
  status = jalons_space_get_status_finish (space, wait.result, error);
  g_clear_object (&wait.result);
  if (status != NULL)
    {
      jalons_space_list_conflicts_async (space, NULL, on_done, &wait);
      g_main_loop_run (wait.loop);
      conflicts = jalons_space_list_conflicts_finish (space, wait.result, error);
      g_clear_object (&wait.result);
    }
  g_main_loop_unref (wait.loop);
  if (conflicts == NULL)
    return FALSE;
  text = write_status (jalons_holder_get_membership (JALONS_HOLDER (space)), status, conflicts);
  return jalons_cli_print (text, error);
}
