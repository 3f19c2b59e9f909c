/* The form of how to share: where, whether a space is made or joined, and under which name.
 * Invariant: it is read whole or not at all; what is wrong is said at the row where it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  JALONS_SHARING_NEXTCLOUD,
  JALONS_SHARING_WEBDAV,
  JALONS_SHARING_FOLDER,
} JalonsSharingKind;

/**
 * JalonsSharingChoice:
 * @create: whether a space is made; else one is joined
 * @where: the folder, as jalons_where_check() gives it
 * @user: (nullable): by which name the server knows us
 * @password: (nullable): that of @user
 * @label: what the space is called that is made
 * @inbox: (nullable): the inbox of who only reads and remarks
 * @name: under which name colleagues read what is written here
 */
typedef struct
{
  gboolean create;
  char *where;
  char *user;
  char *password;
  char *label;
  char *inbox;
  char *name;
} JalonsSharingChoice;

void jalons_sharing_choice_free (JalonsSharingChoice *choice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSharingChoice, jalons_sharing_choice_free)

#define JALONS_TYPE_SHARING_FORM (jalons_sharing_form_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSharingForm, jalons_sharing_form, JALONS, SHARING_FORM, AdwPreferencesPage)

GtkWidget   *jalons_sharing_form_new          (void);
void         jalons_sharing_form_set_kind     (JalonsSharingForm *self, JalonsSharingKind kind);
void         jalons_sharing_form_set_again    (JalonsSharingForm *self, const char *where, const char *user);
void         jalons_sharing_form_set_name     (JalonsSharingForm *self, const char *name);
void         jalons_sharing_form_set_login    (JalonsSharingForm *self, const char *where, const char *user,
                                               const char *password);
gboolean     jalons_sharing_form_needs_login  (JalonsSharingForm *self);
const char  *jalons_sharing_form_deed         (JalonsSharingForm *self);
const char  *jalons_sharing_form_get_server   (JalonsSharingForm *self);
GtkWidget *jalons_sharing_form_get_error (JalonsSharingForm *self);
void         jalons_sharing_form_set_error    (JalonsSharingForm *self, const char *sentence);
JalonsSharingChoice *
             jalons_sharing_form_read         (JalonsSharingForm *self);

G_END_DECLS
