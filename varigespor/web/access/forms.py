"""The sign-in form."""

from __future__ import annotations

from django import forms


class SignInForm(forms.Form):
    """Local sign-in; single sign-on takes its place behind the same page."""

    username = forms.CharField(
        label="Brugernavn",
        error_messages={"required": "Skriv dit brugernavn."},
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="Adgangskode",
        error_messages={"required": "Skriv din adgangskode."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    use_required_attribute = False
