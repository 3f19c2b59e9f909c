/* The form of how to share.
 * Invariant: a password that was typed leaves it by jalons_sharing_form_read() only.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/sharing-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sync/folder/where.h"
#include "ui/parts/file-chooser.h"
#include "ui/parts/form-dialog.h"

/* What a server is proposed as, and the folder in it. */
#define USUAL_SERVER "https://nuage.apps.education.fr"
#define USUAL_FOLDER "Jalons"

struct _JalonsSharingForm
{
  AdwPreferencesPage parent_instance;

  JalonsSharingKind kind;
  gboolean again; /* only who we are is asked again */
  char *base;     /* the address of our files, after logging in */
  char *login_user;
  char *login_password;
  char *folder; /* that was chosen */

  GtkWidget *where_group;
  GtkWidget *server;
  GtkWidget *account;
  GtkWidget *path; /* below the address of our files */
  GtkWidget *address;
  GtkWidget *user;
  GtkWidget *password;
  GtkWidget *chosen;
  GtkWidget *deed_group;
  GtkWidget *create;
  GtkWidget *join;
  GtkWidget *label;
  GtkWidget *only_remarks;
  GtkWidget *inbox;
  GtkWidget *name_group;
  GtkWidget *name;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (JalonsSharingForm, jalons_sharing_form, ADW_TYPE_PREFERENCES_PAGE)

static guint changed_signal; /* other things are asked, so that jalons_sharing_form_deed() may say another thing */

void
jalons_sharing_choice_free (JalonsSharingChoice *choice)
{
  g_free (choice->where);
  g_free (choice->user);
  g_free (choice->password);
  g_free (choice->label);
  g_free (choice->inbox);
  g_free (choice->name);
  g_free (choice);
}

static void
replace (char **place,
         const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

/* What is shown */

/* GTK 4.8 tells a screen reader of a row that comes, and not of one that was hidden. */
static void
put_row (GtkWidget *group,
         GtkWidget *row,
         gboolean wanted)
{
  gboolean is_there = gtk_widget_get_parent (row) != NULL;

  if (wanted && !is_there)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  else if (!wanted && is_there)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
}

static void
update (JalonsSharingForm *self)
{
  gboolean nextcloud = self->kind == JALONS_SHARING_NEXTCLOUD, webdav = self->kind == JALONS_SHARING_WEBDAV;
  gboolean logged = self->base != NULL, ready = !nextcloud || logged;
  gboolean creates = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->create));

  gtk_widget_set_visible (self->server, nextcloud && !logged);
  gtk_widget_set_visible (self->account, nextcloud && logged);
  gtk_widget_set_visible (self->path, nextcloud && logged && !self->again);
  gtk_widget_set_visible (self->address, webdav);
  gtk_widget_set_sensitive (self->address, !self->again);
  gtk_widget_set_visible (self->user, webdav);
  gtk_widget_set_visible (self->password, webdav);
  gtk_widget_set_visible (self->chosen, self->kind == JALONS_SHARING_FOLDER);
  gtk_widget_set_visible (self->deed_group, ready && !self->again);
  gtk_widget_set_visible (self->name_group, ready && !self->again);
  put_row (self->deed_group, self->label, creates);
  put_row (self->deed_group, self->only_remarks, !creates);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * jalons_sharing_form_deed:
 *
 * Returns: what a button is called that does what the form says, with a mnemonic
 */
const char *
jalons_sharing_form_deed (JalonsSharingForm *self)
{
  if (jalons_sharing_form_needs_login (self))
    return _ ("_Log In…");
  if (self->again)
    return _ ("_Reconnect");
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->create)) ? _ ("_Make the Space") : _ ("_Join");
}

/* Borrowed. */
static const char *
typed (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
dup_typed (GtkWidget *row)
{
  return g_strstrip (g_strdup (typed (row)));
}

/**
 * jalons_sharing_form_set_error:
 * @sentence: (nullable): what is wrong with the whole
 */
void
jalons_sharing_form_set_error (JalonsSharingForm *self,
                               const char *sentence)
{
  jalons_sentence_set (self->error, sentence);
}

static gboolean
fail_at (JalonsSharingForm *self,
         GtkWidget *row,
         const char *sentence)
{
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
  jalons_sharing_form_set_error (self, sentence);
  return FALSE;
}

/* Reading */

static gboolean
need (JalonsSharingForm *self,
      GtkWidget *row,
      const char *sentence)
{
  g_autofree char *text = dup_typed (row);

  return *text != '\0' || fail_at (self, row, sentence);
}

static gboolean
read_where (JalonsSharingForm *self,
            JalonsSharingChoice *choice)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkWidget *row = self->chosen;

  if (self->kind == JALONS_SHARING_NEXTCLOUD)
    {
      g_autofree char *path = dup_typed (row = self->path);

      if (!self->again && *path == '\0')
        return fail_at (self, row, _ ("Say which folder: its name in your files."));
      text = self->again || *path == '\0' ? g_strdup (self->base) : jalons_where_join (self->base, path);
    }
  else
    text = self->kind == JALONS_SHARING_WEBDAV ? dup_typed (row = self->address) : g_strdup (self->folder);
  if (text != NULL && *text == '\0')
    return fail_at (self, row, _ ("Write the address of the shared folder."));
  if (text == NULL)
    return fail_at (self, row, _ ("Choose the folder that your colleagues reach too."));
  choice->where = jalons_where_check (text, &error);
  return choice->where != NULL || fail_at (self, row, error->message);
}

static gboolean
read_account (JalonsSharingForm *self,
              JalonsSharingChoice *choice)
{
  if (self->kind == JALONS_SHARING_NEXTCLOUD)
    {
      choice->user = g_strdup (self->login_user);
      choice->password = g_strdup (self->login_password);
    }
  if (self->kind != JALONS_SHARING_WEBDAV)
    return TRUE;
  if (!need (self, self->user, _ ("Write the name by which the server knows you.")) ||
      !need (self, self->password, _ ("Write the password of that name.")))
    return FALSE;
  choice->user = dup_typed (self->user);
  choice->password = g_strdup (typed (self->password));
  return TRUE;
}

static gboolean
read_deed (JalonsSharingForm *self,
           JalonsSharingChoice *choice)
{
  gboolean remarks = adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self->only_remarks));

  choice->create = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->create));
  choice->label = dup_typed (self->label);
  if (!choice->create && remarks && !need (self, self->inbox, _ ("Write the name of the inbox that was made for you.")))
    return FALSE;
  choice->inbox = !choice->create && remarks ? dup_typed (self->inbox) : NULL;
  if (!need (self, self->name, _ ("Write the name that your colleagues will read.")))
    return FALSE;
  choice->name = dup_typed (self->name);
  return TRUE;
}

static void
clear_errors (JalonsSharingForm *self)
{
  GtkWidget *rows[] = { self->server, self->path, self->address, self->user,
                        self->password, self->chosen, self->inbox, self->name };

  jalons_sharing_form_set_error (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_remove_css_class (rows[i], "error");
}

/**
 * jalons_sharing_form_read:
 *
 * Returns: (transfer full) (nullable): what was chosen; %NULL when something is wrong, which the form says
 */
JalonsSharingChoice *
jalons_sharing_form_read (JalonsSharingForm *self)
{
  g_autoptr (JalonsSharingChoice) choice = g_new0 (JalonsSharingChoice, 1);

  clear_errors (self);
  if (!read_where (self, choice) || !read_account (self, choice) || (!self->again && !read_deed (self, choice)))
    return NULL;
  return g_steal_pointer (&choice);
}

/* Setting */

void
jalons_sharing_form_set_kind (JalonsSharingForm *self,
                              JalonsSharingKind kind)
{
  self->kind = kind;
  clear_errors (self);
  update (self);
}

/**
 * jalons_sharing_form_set_again:
 * @where: the shared folder
 * @user: (nullable): who we were there
 *
 * From now on only who we are is asked.
 */
void
jalons_sharing_form_set_again (JalonsSharingForm *self,
                               const char *where,
                               const char *user)
{
  g_autofree char *server = jalons_where_server (where);

  self->again = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->address), where);
  gtk_editable_set_text (GTK_EDITABLE (self->server), server);
  gtk_editable_set_text (GTK_EDITABLE (self->user), user != NULL ? user : "");
  update (self);
}

void
jalons_sharing_form_set_name (JalonsSharingForm *self,
                              const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
}

/**
 * jalons_sharing_form_set_login:
 * @where: the address of the files of @user
 * @password: that was made for Jalons
 */
void
jalons_sharing_form_set_login (JalonsSharingForm *self,
                               const char *where,
                               const char *user,
                               const char *password)
{
  replace (&self->base, where);
  replace (&self->login_user, user);
  replace (&self->login_password, password);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->account), user);
  update (self);
  gtk_widget_grab_focus (self->path);
}

/**
 * jalons_sharing_form_needs_login:
 *
 * Returns: whether the browser has to ask who we are before anything else can be said
 */
gboolean
jalons_sharing_form_needs_login (JalonsSharingForm *self)
{
  return self->kind == JALONS_SHARING_NEXTCLOUD && self->base == NULL;
}

/**
 * jalons_sharing_form_get_server:
 *
 * Returns: (transfer none): what is typed as the server, good until something else is
 */
const char *
jalons_sharing_form_get_server (JalonsSharingForm *self)
{
  return typed (self->server);
}

static void
on_folder (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsSharingForm) self = data;
  g_autoptr (GFile) folder = jalons_file_chooser_save_finish (result, NULL);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path == NULL)
    return;
  replace (&self->folder, path);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->chosen), path);
}

static void
choose_folder (JalonsSharingForm *self)
{
  jalons_file_chooser_folder_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("The Folder That Is Shared"),
                                    on_folder, g_object_ref (self));
}

/* The widget */

static GtkWidget *
add_group (JalonsSharingForm *self,
           const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  return group;
}

static GtkWidget *
add_entry (GtkWidget *group,
           GtkWidget *row,
           const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_action_row (GtkWidget *group,
                const char *title)
{
  GtkWidget *row = add_entry (group, adw_action_row_new (), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  return row;
}

static GtkWidget *
add_choice (JalonsSharingForm *self,
            const char *title,
            const char *subtitle,
            GtkWidget *group_of)
{
  GtkWidget *row = add_action_row (self->deed_group, title), *button = gtk_check_button_new ();

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), (GtkCheckButton *) group_of);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return button;
}

static void
make_where (JalonsSharingForm *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("C_hoose…"));

  self->where_group = add_group (self, _ ("Where"));
  self->server = add_entry (self->where_group, adw_entry_row_new (), _ ("Address of the Nextcloud"));
  self->account = add_action_row (self->where_group, _ ("Account"));
  self->path = add_entry (self->where_group, adw_entry_row_new (), _ ("Folder in your files"));
  self->address = add_entry (self->where_group, adw_entry_row_new (), _ ("Address of the shared folder (https://…)"));
  self->user = add_entry (self->where_group, adw_entry_row_new (), _ ("User name"));
  self->password = add_entry (self->where_group, adw_password_entry_row_new (), _ ("Password"));
  self->chosen = add_action_row (self->where_group, _ ("Folder"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->chosen), _ ("None chosen yet"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->chosen), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->chosen), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->chosen), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_folder), self, G_CONNECT_SWAPPED);
  gtk_editable_set_text (GTK_EDITABLE (self->server), USUAL_SERVER);
  gtk_editable_set_text (GTK_EDITABLE (self->path), USUAL_FOLDER);
}

static void
make_deed (JalonsSharingForm *self)
{
  self->deed_group = add_group (self, NULL);
  self->create = add_choice (self, _ ("Make a Space for Colleagues"), _ ("You are the first; they will join you there"),
                             NULL);
  self->join = add_choice (self, _ ("Join Colleagues"), _ ("They made a space there, and shared the folder with you"),
                           self->create);
  self->label = g_object_ref_sink (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->label), _ ("What the space is called, such as “CIO de Roubaix”"));
  self->only_remarks = g_object_ref_sink (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->only_remarks), _ ("Read and Remark Only"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->only_remarks), _ ("For a head of school"));
  adw_expander_row_set_show_enable_switch (ADW_EXPANDER_ROW (self->only_remarks), TRUE);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self->only_remarks), FALSE);
  self->inbox = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->inbox), _ ("Name of your inbox"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->only_remarks), self->inbox);
}

static void
make_name (JalonsSharingForm *self)
{
  self->name_group = add_group (self, NULL);
  self->name = add_entry (self->name_group, adw_entry_row_new (), _ ("Your name, as your colleagues will read it"));
}

static void
make_error (JalonsSharingForm *self)
{
  self->error = g_object_ref_sink (jalons_sentence_new ("error"));
  gtk_widget_set_margin_bottom (self->error, 6);
  gtk_widget_set_margin_start (self->error, 24);
  gtk_widget_set_margin_end (self->error, 24);
}

/**
 * jalons_sharing_form_get_error:
 *
 * Returns: (transfer none): the label that says what is wrong; to be placed where it does not scroll away
 */
GtkWidget *
jalons_sharing_form_get_error (JalonsSharingForm *self)
{
  return self->error;
}

static void
jalons_sharing_form_finalize (GObject *object)
{
  JalonsSharingForm *self = JALONS_SHARING_FORM (object);

  g_clear_object (&self->label);
  g_clear_object (&self->only_remarks);
  g_clear_object (&self->error);
  g_free (self->base);
  g_free (self->login_user);
  g_free (self->login_password);
  g_free (self->folder);

  G_OBJECT_CLASS (jalons_sharing_form_parent_class)->finalize (object);
}

static void
jalons_sharing_form_class_init (JalonsSharingFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_sharing_form_finalize;
  changed_signal = g_signal_new ("changed", JALONS_TYPE_SHARING_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
jalons_sharing_form_init (JalonsSharingForm *self)
{
  make_where (self);
  make_deed (self);
  make_name (self);
  make_error (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->join), TRUE);
  g_signal_connect_object (self->create, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

GtkWidget *
jalons_sharing_form_new (void)
{
  return g_object_new (JALONS_TYPE_SHARING_FORM, NULL);
}
